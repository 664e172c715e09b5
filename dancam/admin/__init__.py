"""The editing page in the browser: Decap CMS, told what a portal's articles are made of."""
