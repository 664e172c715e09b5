"""Help for editors: the table of fields, schemas, new articles, edits of one field, proofreading.

In: texts and sources. Out: texts and remarks. No build needs it, except for the editing page at `/admin/`.
"""
