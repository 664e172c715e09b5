"""What people type by hand where Markdown has a sign for it: bodies → what a reader would not get as it was meant.

All of it is found in the text, line by line, and nothing in most bodies: one pattern says so.
"""
