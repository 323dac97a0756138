"""Pure layouts: a networkx graph in, places out. Nothing here knows a database or a screen.

One thread does the arithmetic, whatever the machine has: the layouts' matrices are small, so that
several threads take longer, and their sums end a little differently from machine to machine.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy is loaded
