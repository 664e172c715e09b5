"""Importers of other programs' documents: one becomes an article, and what has no place in one is reported.

In: the bytes of a document. Out: front matter, Markdown, pictures, and problems. Pure.
"""
