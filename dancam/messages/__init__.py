"""The wording of every problem in Vietnamese and English, how problems are printed, and the type of all other messages.

In: problems, as codes with values. Out: lines for people, or data for programs.
Pure.
"""
