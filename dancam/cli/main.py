"""The entrance: arguments in, an exit status out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from dancam.cli.arguments import parser
from dancam.cli.commands import HANDLERS
from dancam.cli.console import FAILED, print_problems
from dancam.problems import Place, Refusal, problem


def run() -> None:
    """Run the command and leave with its exit status."""
    status = main(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads any more
        status = status or 1
    os._exit(status)  # to take a large portal apart, object by object, would take a while longer


def main(arguments: Sequence[str]) -> int:
    """Run the command with the given arguments and return its exit status.

    Returns:
        0 built, 1 problems of severity error (nothing published), 2 usage.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        if "_ARGCOMPLETE" in os.environ:  # a shell asks what may come next
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
    except SystemExit as stop:  # what is missing could not be asked for
        return int(stop.code or 0)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130
    return status
