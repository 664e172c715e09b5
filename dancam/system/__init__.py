"""The operating system: files, the lock, processes, and the digest of the program.

In: paths and bytes. Out: bytes, file numbers, listings; what changed in a folder. All of it is shell.
"""
