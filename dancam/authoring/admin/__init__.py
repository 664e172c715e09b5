"""The editing page in the browser: Decap CMS with parts of our own, for the fields of a portal's articles.

In: the settings, and what the page saves. Out: its files; what keeps an article as it was but for what somebody changed
runs in the browser (`scripts/`), so that it holds wherever the page saves.
"""
