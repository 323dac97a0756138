"""The layouts' arithmetic runs in one thread: asked for before numpy is loaded, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

TOLD = """
import os, sys
import {module}
order = list(sys.modules)
print(os.environ["OPENBLAS_NUM_THREADS"], order.index("layouts") < order.index("numpy"))
"""


@pytest.mark.parametrize("module", ["graphapp.app", "layouts.circles"])
def test_one_thread_is_asked_for_before_numpy_is_there(module: str) -> None:
    bare = {key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"}
    told = subprocess.run(
        [sys.executable, "-c", TOLD.format(module=module)],
        env=bare, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.split() == ["1", "True"]
