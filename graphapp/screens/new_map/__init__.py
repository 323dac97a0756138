"""Starting a new map: a short form about the children it is for."""

from graphapp.screens.new_map.callbacks import register
from graphapp.screens.new_map.view import page

__all__ = ["page", "register"]
