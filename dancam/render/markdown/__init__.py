"""The body of an article: Markdown becomes safe HTML.

In: the text of a body. Out: `Prose` (`renderer`), and remarks on what is wrong with it. Pure.
"""
