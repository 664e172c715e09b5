"""dancam: a static site generator for Vietnamese news portals."""

import os

# Time zone rules come from the pinned package, not from the machine, so that the bytes are the same everywhere.
os.environ.setdefault("PYTHONTZPATH", "")

__version__ = "0.1.0"
