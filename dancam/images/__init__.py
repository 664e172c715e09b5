"""Pictures as bytes: their size, their other sizes, private metadata, and the drawn card.

In: the bytes of a picture. Out: width and height, smaller pictures, cleaned bytes. Pure.
"""
