"""Every problem in words, in Vietnamese and English, and how problems are printed.

In: problems, as codes with values. Out: the lines that a person reads, or the records that a program reads.
Pure.
"""
