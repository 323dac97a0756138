"""Sheets of what is known around a case, a sheet a kind: see `loaders.around.sheets`."""
