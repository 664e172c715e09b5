"""All that each kind of page may show.

In: the `Site`. Out: one frozen record for each output, with all that its maker may read. Pure.
"""
