"""What each kind of page may see, and nothing else.

In: the `Site`. Out: one frozen record for each output, with all that its maker may read. Pure.
"""
