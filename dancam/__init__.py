"""dancam: a static site generator for Vietnamese news portals."""

__version__ = "0.1.0"
