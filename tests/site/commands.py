"""Commands as documents and workflows write them, read by dancam's own parser."""

from __future__ import annotations

import argparse
import contextlib
import io
from collections import defaultdict
from collections.abc import Callable, Sequence

from dancam.cli.arguments import parser


def refusal(arguments: Sequence[str]) -> str:
    """Return why dancam would not take a command's arguments; empty where it would."""
    handlers: dict[str, Callable[[argparse.Namespace], int]] = defaultdict(lambda: lambda _: 0)
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        try:
            parser(handlers).parse_args(list(arguments))
        except SystemExit as stop:
            return said.getvalue() if stop.code else ""
    return ""
