"""The first page: find a child or anyone in their network; the maps opened lately."""

from graphapp.screens.home.callbacks import register
from graphapp.screens.home.view import page

__all__ = ["page", "register"]
