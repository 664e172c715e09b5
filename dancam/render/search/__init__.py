"""The search index: the articles of a segment → the files that a browser asks for (docs/search.md).

`syllables` says which letters are one, `postings` which articles have a syllable or two side by side, `files`
writes that.
"""
