"""Pictures as bytes: their size, their other sizes, what must not be published of them, and the drawn card.

In: the bytes of a picture. Out: its measures, smaller pictures, cleaned bytes. Pure.
"""
