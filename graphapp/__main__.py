"""`python -m graphapp`: the command line."""

from graphapp.cli import main

if __name__ == "__main__":
    main()
