"""Measures the search beside Pagefind, on a portal of articles that are like news: `python -m bench.search --help`."""
