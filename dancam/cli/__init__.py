"""The command: its arguments, one handler for each of its commands, and what they print.

In: `sys.argv`. Out: an exit status. Shell.
"""
