"""The entry point of the command `dancam`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from dancam.cli.arguments import parser
from dancam.cli.commands import HANDLERS
from dancam.cli.console import FAILED, print_problems
from dancam.problems import Place, Refusal, problem


def run() -> None:
    """Run the command and exit with its status."""
    # A build keeps nearly all that it makes until it ends: the usual search for cycles took a fifth of a large one.
    gc.set_threshold(50_000, 50, 50)
    status = main(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # the reader has closed the pipe
        status = status or 1
    os._exit(status)  # freeing a large portal object by object takes time


def main(arguments: Sequence[str]) -> int:
    """Run the command with the given arguments and return its exit status.

    Returns:
        0 built, 1 problems of severity error (nothing published), 2 usage, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        if "_ARGCOMPLETE" in os.environ:  # a shell asks for completions
            from dancam.cli.completion import answer

            answer(HANDLERS)
        given = parser(HANDLERS).parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        status: int = given.run(given)
        sys.stdout.flush()
    except Refusal as refusal:
        print_problems(refusal.problems, given)
        return FAILED
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        else:
            place = Place(str(error.filename or "dancam"))
            print_problems([problem("cannot-write", place, reason=error.strerror or str(error))], given)
        return FAILED
    except SystemExit as stop:  # a handler reports a usage error, as `new` does
        return int(stop.code or 0)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130
    return status
