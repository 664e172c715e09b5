"""The editing page in the browser: Decap CMS, configured for the fields of a portal's articles.

In: the settings, and what the page saves. Out: its forms, and the old text with the saved fields put into it.
"""
