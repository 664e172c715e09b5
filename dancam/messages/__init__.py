"""Every problem in words, in Vietnamese and English, how problems are printed, and the form of all other sentences.

In: problems, as codes with values. Out: the lines that a person reads, or the records that a program reads.
Pure.
"""
