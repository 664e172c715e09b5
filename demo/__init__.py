"""What tests and tools share: the demo portal (built, served, in a browser), and the examples of the documents.

Tests do not import tools, and tools do not import tests.
"""
