"""The dev server: the portal while it is written.

In: requests, and changes of files. Out: any output when it is asked for, and problems in the open page. Shell.
"""
