"""The command line: arguments, one handler for each command, and the printed output.

In: `sys.argv`. Out: an exit status. Shell.
"""
