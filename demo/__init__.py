"""What tests and tools both look at: the demo portal built, served and in a browser, and the examples of the documents.

Tests do not import tools, and tools do not import tests.
"""
