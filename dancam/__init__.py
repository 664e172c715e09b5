"""dancam: a static site generator for Vietnamese news portals."""

import os

# Time zone rules come from the pinned package, not from the machine, so that the bytes are the same everywhere.
os.environ.setdefault("PYTHONTZPATH", "")
# NumPy would start threads for what dancam does not do with it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
