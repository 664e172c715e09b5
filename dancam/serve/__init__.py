"""The dev server, which shows the portal while editors write.

In: requests and file changes. Out: each output when it is requested, and problems in the open page. Shell.
"""
