"""The editing page in the browser: Decap CMS, told what a portal's articles are made of.

In: the settings, and what the page saves. Out: its forms, and the old text with the saved fields put into it.
"""
