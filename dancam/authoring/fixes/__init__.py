"""Mends in sources what needs no judgement: bytes → bytes in which nothing else is another.

Each module has one kind of mend, from a `Draft` to edits of its lines; `mends` applies them one after the other.
"""
