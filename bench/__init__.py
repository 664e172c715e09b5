"""Measures dancam side by side with other generators, on portals of any size: `python -m bench --help`."""
