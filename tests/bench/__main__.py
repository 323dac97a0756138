"""Every bench in one run: `make bench`, or `python -m tests.bench queries canvas` for some.

Each prints ratios and times measured in the same run, beside what they are held against. Times
are of this machine, at this moment; the ratios are what can be compared.
"""

from __future__ import annotations

import importlib
import platform
import sys
import time
from pathlib import Path

import psutil


def main() -> int:
    """Run the benches named on the command line, all when none is."""
    here = Path(__file__).parent
    names = sys.argv[1:] or sorted(
        file.stem.removeprefix("bench_") for file in here.glob("bench_*.py")
    )
    print(
        f"Python {platform.python_version()}, {psutil.cpu_count()} processors,"
        f" load {psutil.getloadavg()[0]:.1f}",
        flush=True,
    )
    for name in names:
        print(f"\n== {name}", flush=True)
        began = time.monotonic()
        importlib.import_module(f"tests.bench.bench_{name}").main()
        print(f"   ({time.monotonic() - began:.0f} s)", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
