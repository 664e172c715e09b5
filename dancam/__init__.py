"""dancam: a static site generator for Vietnamese news portals."""

import os

# The rules of time zones are those of the package that is pinned, not those of the machine: same bytes everywhere.
os.environ.setdefault("PYTHONTZPATH", "")

__version__ = "0.1.0"
