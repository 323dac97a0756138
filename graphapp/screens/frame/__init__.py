"""The case's frame on one page: the work, the worries and goals, who knows, who must not meet."""

from graphapp.screens.frame.callbacks import register
from graphapp.screens.frame.view import page

__all__ = ["page", "register"]
