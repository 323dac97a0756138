"""The picture: records in, one SVG and the elements that make it touchable out."""
