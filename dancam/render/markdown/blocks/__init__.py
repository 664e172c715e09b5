"""The blocks of a body, as CommonMark has them: lines → tree of elements whose texts are still Markdown.

Taught to Python-Markdown by its extension interface: `CommonMark` puts a block parser of its own in the place of the
library's, which cuts a body at blank lines and so cannot tell what belongs to a list.
"""
