"""Ways in from other programs: what they wrote becomes an article, and what has no place in one is told.

In: the bytes of a foreign document. Out: front matter, Markdown, pictures, and problems. Pure.
"""
