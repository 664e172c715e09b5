"""The machine: files, the lock, processes, and which program this is. Nothing else in dancam talks to it directly.

In: paths and bytes. Out: bytes, file numbers, listings; what changed in a folder. All of it is shell.
"""
