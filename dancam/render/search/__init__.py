"""The search index: the articles of a segment → the files that a browser asks for (docs/search.md).

`seen` says what of a body is its text, `syllables` which letters are one, `postings` what is written of few articles,
`columns` the same of many (with `pieces`, which cuts texts, and `written`, which makes the files); `files` chooses.
"""
