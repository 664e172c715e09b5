"""Jinja templates: a view becomes a page.

In: a template's name and the values that it may read. Out: the page. Pure but for `compiled`, which keeps what was
compiled for the next build.
"""
