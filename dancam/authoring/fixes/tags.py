"""Tags that are written in several ways: all of them as most articles have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from dancam.authoring.edit import as_value
from dancam.authoring.fixes.drafts import Draft, Edit
from dancam.content import yaml
from dancam.vietnamese import nfc, same

_QUOTES = frozenset("\"'")


def usual_tags(tags: Iterable[str]) -> dict[str, str]:
    """Return the way in which each tag is written most often, by `same`, where it is written in several.

    Args:
        tags: The tags of all articles, each as often as it stands there.
    """
    ways: dict[str, Counter[str]] = {}
    for tag in tags:
        ways.setdefault(same(tag), Counter())[nfc(tag)] += 1
    return {key: min(counts, key=lambda way: (-counts[way], way)) for key, counts in ways.items() if len(counts) > 1}


def usual(draft: Draft, ways: Mapping[str, str]) -> Iterator[Edit]:
    """Yield an edit for each tag that is written otherwise than in most articles.

    Args:
        draft: The source, its letters composed.
        ways: How tags are written, by `usual_tags`.
    """
    for row, start, written in _written(draft) if ways else ():
        quote = written[:1] if written[:1] in _QUOTES and written[-1:] == written[:1] else ""
        text = written[1:-1] if quote else written
        way = ways.get(same(text), text)
        if way != text and "\\" not in text and "''" not in text:
            is_plain = not quote and as_value(way) == way
            new = (
                way
                if is_plain
                else as_value(way)
                if as_value(way) != way
                else f"{quote or chr(39)}{way}{quote or chr(39)}"
            )
            yield Edit(row, start, start + len(written), new, "tag-written")


def tags_of(draft: Draft) -> list[str]:
    """Return the tags of a source."""
    return [written.strip("\"'") for _, _, written in _written(draft)]


def _written(draft: Draft) -> Iterator[tuple[int, int, str]]:
    """Yield row, column and text of each tag, with its quotation marks."""
    if draft.fields < 2:
        return
    front = "".join(f"{nfc(line)}\n" for line in draft.lines[1 : draft.fields - 1])
    if "tags" not in front:
        return
    root = yaml.parse(front, "").root
    if not isinstance(root, yaml.Mapping):
        return
    node = next((value for key, value in root.entries if key.text == "tags"), None)
    if isinstance(node, yaml.Sequence):
        for item in node.items:
            if isinstance(item, yaml.Scalar):
                yield item.place.line, item.place.column - 1, _text(draft, item)
    elif isinstance(node, yaml.Scalar) and node.plain:
        start = node.place.column - 1
        for part in _text(draft, node).split(","):
            yield node.place.line, start + len(part) - len(part.lstrip()), part.strip()
            start += len(part) + 1


def _text(draft: Draft, node: yaml.Scalar) -> str:
    start = node.place.column - 1
    return nfc(draft.lines[node.place.line])[start : start + node.place.length]
