"""A small kit for flat, print-like pictures: each function returns a piece of SVG."""
