"""Puts what the editing page saves into the old text, as an editor would: only changed fields are written.

The page writes the whole front matter anew, in its own order and without comments. And some values it cannot show, such
as an author with a position: they are not given to it, and stay as they are.
"""

from __future__ import annotations

from dancam.authoring.edit import blocks, with_front
from dancam.authoring.fieldbook import FRONT_MATTER, FieldKind
from dancam.content.text import TextParts
from dancam.content.yaml import Mapping, Node, Scalar, Sequence, parse

_FIELDS = {field.name: field for field in FRONT_MATTER}


def shown(text: str) -> str:
    """Return a source as the page can show it: without values that it has no form for."""
    front = TextParts(text).front
    nodes = _nodes(front)
    if front is None or nodes is None:
        return text
    kept = []
    for name, block in blocks(front):
        node = nodes.get(name)
        if node is not None and not _has_form(name, node):
            continue
        if name == "image" and isinstance(node, Scalar) and not node.is_null:  # a picture has several fields there
            kept.append(f"image:\n  src: {block.partition(':')[2].strip()}\n")
        else:
            kept.append(block)
    return with_front(text, "".join(kept))


def merged(old: str, new: str) -> str:
    """Return a source as it is after the page has saved it.

    Args:
        old: The source as it was; empty where there was none.
        new: The source as the page writes it.
    """
    before, after = TextParts(old), TextParts(new)
    old_nodes, new_nodes = _nodes(before.front), _nodes(after.front)
    if before.front is None or after.front is None or old_nodes is None or new_nodes is None:
        return _tidy(new)
    new_blocks = dict(blocks(after.front))
    shown_nodes = _nodes(TextParts(shown(old)).front) or {}
    front = ""
    for name, block in blocks(before.front):
        if name not in old_nodes or name not in shown_nodes:
            front += block  # a comment, or a value that the page was not given
            continue
        node, saved = shown_nodes[name], new_nodes.get(name)
        if saved is not None and (_same(node, saved) or (_is_nothing(saved) and _is_nothing(node))):
            front += block
        elif saved is not None and not _is_nothing(saved):
            front += new_blocks[name]
    added = {name: block for name, block in new_blocks.items() if name not in old_nodes}
    front += "".join(block for name, block in added.items() if not _is_nothing(new_nodes[name]))
    text = with_front(old, front)
    body = before.body if after.body.strip() == before.body.strip() else f"\n{after.body.strip()}\n"
    return text[: len(text) - len(before.body)] + body


def _tidy(text: str) -> str:
    """Return a new source without the fields that were left empty."""
    parts = TextParts(text)
    nodes = _nodes(parts.front)
    if parts.front is None or nodes is None:
        return text
    front = "".join(block for name, block in blocks(parts.front) if name not in nodes or not _is_nothing(nodes[name]))
    text = with_front(text, front)
    return text[: len(text) - len(parts.body)] + f"\n{parts.body.strip()}\n"


def _nodes(front: str | None) -> dict[str, Node] | None:
    root = parse(front, "", first_line=2).root if front is not None else None
    return {key.text: node for key, node in root.entries} if isinstance(root, Mapping) else None


def _has_form(name: str, node: Node) -> bool:
    field = _FIELDS.get(name)
    if field is None or isinstance(node, Scalar):
        return field is None or not (field.many and isinstance(node, Scalar) and field.kind is FieldKind.TEXT)
    if isinstance(node, Sequence):
        return (
            field.many and field.kind is not FieldKind.AUTHOR and all(isinstance(each, Scalar) for each in node.items)
        )
    return field.kind is FieldKind.PICTURE


def _is_nothing(node: Node) -> bool:
    """Whether a value says nothing, as a form that was not filled in."""
    if isinstance(node, Scalar):
        return node.is_null or not node.text or (node.text == "false" and node.kind == "bool")
    if isinstance(node, Sequence):
        return all(_is_nothing(each) for each in node.items)
    return all(_is_nothing(value) for _, value in node.entries)


def _same(one: Node, two: Node) -> bool:
    """Whether two values say the same."""
    if isinstance(one, Scalar) and isinstance(two, Scalar):
        return one.text == two.text
    if isinstance(one, Sequence) and isinstance(two, Sequence):
        return len(one.items) == len(two.items) and all(map(_same, one.items, two.items))
    if isinstance(one, Mapping) and isinstance(two, Mapping):
        mine, yours = ({key.text: value for key, value in each.entries} for each in (one, two))
        names = {*mine, *yours}
        empty = Scalar("", one.place, plain=True, comment="")
        return all(
            _same(mine.get(name, empty), yours.get(name, empty))
            or (_is_nothing(mine.get(name, empty)) and _is_nothing(yours.get(name, empty)))
            for name in names
        )
    return False
