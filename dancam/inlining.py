"""Templates compiled for speed: what they include becomes part of their own code, and fields are read directly.

Where all goes well the page is the one that Jinja's own code makes. Where anything fails, the page is made again by
Jinja's own code, which knows how to go on, or which line of which template is wrong; so this code need not know.
"""

from __future__ import annotations

import keyword
from collections.abc import Callable

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst

# What a template exports or overrides, and its own way to escape: with these it is no part of another one.
_OWN_NODES = (nodes.Extends, nodes.Block, nodes.Macro, nodes.EvalContextModifier)
# Names that mean something else in an included template than in the one around it.
_OWN_NAMES = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs"})


class DirectGenerator(CodeGenerator):
    """Writes code that reads a field or item of a value as Python does, and fails where there is none."""

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write code that reads a field."""
        if not node.attr.isascii() or keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    @optimizeconst
    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write code that reads an item."""
        if isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")[")
        self.visit(node.arg, frame)
        self.write("]")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write code that calls a macro or function."""
        if forward_caller:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("context.direct(")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")


def inline(template: nodes.Template, parse: Callable[[str], nodes.Template | None], around: tuple[str, ...]) -> None:
    """Put in place of each include what is included, at any depth, where that makes no difference.

    Args:
        template: The parsed template; it is changed.
        parse: Returns an included template parsed, or None where it cannot be had.
        around: Names of the template and of those that it is to become a part of.
    """
    if template.find(nodes.EvalContextModifier) is None:
        _inline(template, parse, around)


def _inline(node: nodes.Node, parse: Callable[[str], nodes.Template | None], around: tuple[str, ...]) -> None:
    for name, value in node.iter_fields():
        if isinstance(value, list):
            setattr(node, name, [_instead(each, parse, around) for each in value])
        elif isinstance(value, nodes.Node):
            setattr(node, name, _instead(value, parse, around))


def _instead(node: object, parse: Callable[[str], nodes.Template | None], around: tuple[str, ...]) -> object:
    if isinstance(node, nodes.Include):
        return _included(node, parse, around) or node
    if isinstance(node, nodes.Node):
        _inline(node, parse, around)
    return node


def _included(
    node: nodes.Include, parse: Callable[[str], nodes.Template | None], around: tuple[str, ...]
) -> nodes.Node | None:
    name = node.template.value if isinstance(node.template, nodes.Const) else None
    if not isinstance(name, str) or name in around or node.ignore_missing or not node.with_context:
        return None
    found = parse(name)
    if found is None or any(map(found.find, _OWN_NODES)):
        return None
    if any(each.name in _OWN_NAMES for each in found.find_all(nodes.Name)):
        return None
    _inline(found, parse, (*around, name))
    return nodes.Scope(found.body, lineno=node.lineno)
