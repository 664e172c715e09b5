"""HTML that stands in bodies: read as tags, made elements of the tree, and brought into a form that is valid."""
