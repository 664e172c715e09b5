"""Templates compiled for speed: what they include becomes part of their own code, and fields are read directly.

Where all goes well the page is the one that Jinja's own code makes. Where anything fails, the page is made again by
Jinja's own code, which knows how to go on, or which line of which template is wrong; so this code need not know.
"""

from __future__ import annotations

import copy
import keyword
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst

# What a template exports or overrides, and its own way to escape: with these it is no part of another one.
_OWN_NODES = (nodes.Extends, nodes.Block, nodes.Macro, nodes.EvalContextModifier)
# Names that mean something else in an included template than in the one around it.
_OWN_NAMES = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs"})
# Calls in the macros of a template at most that are replaced.
_LONGEST = 100


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
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - its name
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
    included = parse(name)
    if included is None or any(map(included.find, _OWN_NODES)):
        return None
    if any(each.name in _OWN_NAMES for each in included.find_all(nodes.Name)):
        return None
    _inline(included, parse, (*around, name))
    return nodes.Scope(included.body, lineno=node.lineno)


def inline_macros(template: nodes.Template) -> None:
    """Put in place of the calls among a template's macros what the called one says, where that makes no difference.

    Args:
        template: The parsed template; it is changed.
    """
    macros = {each.name: each for each in template.body if isinstance(each, nodes.Macro)}
    if not macros or any(template.find(kind) for kind in (nodes.EvalContextModifier, nodes.FromImport)):
        return
    given = Counter(each.name for each in template.find_all(nodes.Name) if each.ctx != "load")
    given.update(each.name for each in template.find_all(nodes.Macro))
    given.update(each.target for each in template.find_all(nodes.Import))
    simple = [each for each in macros.values() if given[each.name] == 1 and _is_simple(each, given, macros)]
    inliner = _Inliner({each.name: _copy(each) for each in simple})
    for macro in macros.values():
        inliner.inline(macro, (macro.name,))


def _is_simple(macro: nodes.Macro, given: Mapping[str, int], macros: Mapping[str, nodes.Macro]) -> bool:
    """Whether a macro says the same everywhere: all names in it are its own, or mean one macro."""
    names = list(macro.find_all(nodes.Name))
    own = {each.name for each in names if each.ctx != "load"}
    if any(map(macro.find, (*_OWN_NODES, nodes.CallBlock, nodes.Import, nodes.Include))):
        return False
    if not all(isinstance(each, nodes.Const) for each in macro.defaults):
        return False
    read = {each.name for each in names} - own
    return not read & _OWN_NAMES and all(not given[name] or (name in macros and given[name] == 1) for name in read)


def _copy(macro: nodes.Macro) -> nodes.Macro:
    return copy.deepcopy(macro, {id(macro.environment): macro.environment})


class _Inliner:
    """Puts what macros say in place of their calls, as long as the code does not become long by it."""

    def __init__(self, called: Mapping[str, nodes.Macro]) -> None:
        self._called = called
        self._left = _LONGEST

    def inline(self, node: nodes.Node, around: tuple[str, ...]) -> None:
        """Look through a node for calls.

        Args:
            node: The node; it is changed.
            around: Names of the macros that it stands in.
        """
        for field, value in node.iter_fields():
            if isinstance(value, list):
                setattr(node, field, [part for each in value for part in self._split(each, around)])
            elif isinstance(value, nodes.Node):
                self.inline(value, around)

    def _split(self, node: Any, around: tuple[str, ...]) -> list[Any]:  # noqa: ANN401 - whatever nodes consist of
        """Return a node, or where it shows what macros say, the nodes to put in its place."""
        if not isinstance(node, nodes.Output):
            # What is called in a loop is called for records that stand in many places, and remembered.
            if isinstance(node, nodes.Node) and not isinstance(node, nodes.For):
                self.inline(node, around)
            return [node]
        instead: list[nodes.Node] = []
        for each in node.nodes:
            said = self._said(each, around)
            if said is not None:
                instead.append(said)
            elif instead and isinstance(instead[-1], nodes.Output):
                instead[-1].nodes.append(each)
            else:
                instead.append(nodes.Output([each], lineno=node.lineno))
        return instead

    def _said(self, node: nodes.Expr, around: tuple[str, ...]) -> nodes.Node | None:
        """Return what stands for the call of a macro; None where it is none, or had better be called."""
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or self._left <= 0:
            return None
        macro = self._called.get(node.node.name)
        if macro is None or macro.name in around or node.dyn_args or node.dyn_kwargs:
            return None
        names = [each.name for each in macro.args]
        values = dict(zip(names[len(names) - len(macro.defaults) :], macro.defaults, strict=True))
        values.update(zip(names, node.args, strict=False))
        values.update((each.key, each.value) for each in node.kwargs)
        if len(node.args) + len(node.kwargs) > len(names) or values.keys() != set(names):
            return None  # Jinja has something to say
        body = _copy(macro).body
        targets: list[nodes.Expr] = [nodes.Name(each, "param", lineno=node.lineno) for each in names]
        said = nodes.With(targets, [values[each] for each in names], body, lineno=node.lineno)
        self._left -= 1
        said.body = [part for each in body for part in self._split(each, (*around, macro.name))]
        return said
