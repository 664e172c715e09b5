"""From what was measured to what people read: whether each figure that was asked for is reached, and the rest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from statistics import mean, median

from bench.figures import Figure, cpu, table, wall
from bench.search import ranks
from bench.search.asking import Answer
from bench.search.building import OURS, PAGEFIND, WITHOUT, Built
from bench.search.questions import BODY, HEADLINE, MISTAKE

_SAID = {None: "–", True: "yes", False: "NO"}


@dataclass(slots=True)
class Findings:
    """All that was measured."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    """All answers of each search."""
    counted: bool = False
    """Whether what was sent for them was counted."""
    slow: dict[str, list[Answer]] = field(default_factory=dict)
    """The answers that came by a slow line."""
    built: Built | None = None


def figures(found: Findings) -> Iterator[Figure]:
    """Yield the figures that were asked for, each with what was found."""
    ours, theirs = (found.answers.get(each, []) for each in (OURS, PAGEFIND))
    if found.counted and ours:
        yield from _bytes(ours, theirs)
    if found.slow:
        yield from _times(found.slow)
    if ours:
        yield from _ranks(ours, theirs)
    if found.built:
        yield from _building(found.built)


def _bytes(ours: Sequence[Answer], theirs: Sequence[Answer]) -> Iterator[Figure]:
    sizes = [[each.size / 1000 for each in answers] for answers in (ours, theirs)]
    requests = [[len(each.sent) for each in answers] for answers in (ours, theirs)]
    middle, worst = median(sizes[0]), max(sizes[0])
    what = f"a first query of {len(ours)}"
    yield Figure(f"{what}: median", "≤ 60 KB", f"{middle:.0f} KB", middle <= 60)
    if theirs:
        beside = f"{middle:.0f} of {median(sizes[1]):.0f} KB: {middle / median(sizes[1]):.2f} ×"
        yield Figure(f"{what}: beside Pagefind's", "≤ 0.25 ×", beside, middle / median(sizes[1]) <= 0.25)
    shown = f"{worst:.0f} KB" + (f", Pagefind {max(sizes[1]):.0f}" if theirs else "")
    yield Figure(f"{what}: worst", "≤ 200 KB", shown, worst <= 200)
    yield Figure(
        f"{what}: requests, median and worst",
        "told",
        _both(requests, lambda each: f"{median(each):.0f}, {max(each)}"),
        None,
    )


def _times(slow: dict[str, list[Answer]]) -> Iterator[Figure]:
    times = [[each.first for each in slow.get(name, []) if each.first] for name in (OURS, PAGEFIND)]
    if times[0]:
        found = _both(times, lambda each: f"{median(each):.2f} s, {max(each):.2f} s")
        what = f"first results on 1.6 Mbit/s, 150 ms, median and worst of {len(times[0])}"
        yield Figure(what, "≤ 1.5 s", found, median(times[0]) <= 1.5)


def _both(values: Sequence[Sequence[float]], say: Callable[[Sequence[float]], str]) -> str:
    """Say something of dancam, and of Pagefind where it was asked."""
    return f"{say(values[0])}; Pagefind {say(values[1])}" if values[1] else say(values[0])


def _ranks(ours: Sequence[Answer], theirs: Sequence[Answer]) -> Iterator[Figure]:
    least = {
        HEADLINE: ("known item, words of a headline", 0.95),
        BODY: ("known item, words of a body", 0.9),
        MISTAKE: ("the same with one typing mistake", 0.7),
    }
    for kind, (what, part) in least.items():
        our = ranks.score(ours, kind, ranks.is_clear)
        their = ranks.score(theirs, kind, ranks.is_clear)
        ahead = kind == HEADLINE and bool(theirs)
        asked = f"≥ {part:.0%}{', ahead of Pagefind' if kind == HEADLINE else ''}"
        shown = f"{our}{f'; Pagefind {their}' if theirs else ''}"
        reached = our.part >= part and (not ahead or our.part > their.part)
        yield Figure(f"{what}, first {ranks.FIRST[kind]}", asked, shown, reached)


def _building(built: Built) -> Iterator[Figure]:
    if PAGEFIND in built.cold:
        for name, part in (("CPU", cpu), ("wall", wall)):
            ratio = built.beside_pagefind(part)
            theirs = median(map(part, built.cold[PAGEFIND]))
            shown = f"{built.of_index(part):.1f} of {theirs:.1f} s: {ratio:.2f} ×"
            yield Figure(f"cold index beside Pagefind's, {name}", "≤ 0.5 ×", shown, ratio <= 0.5)
        ours, without, theirs = (built.memory[each] / 1e6 for each in (OURS, WITHOUT, PAGEFIND))
        what = "peak memory of the whole build beside Pagefind's"
        if theirs:
            shown = f"{ours:.0f} of {theirs:.0f} MB: {ours / theirs:.2f} × ({without:.0f} MB without the index)"
            yield Figure(what, "≤ 0.15 ×", shown, ours / theirs <= 0.15)
        else:
            yield Figure(what, "≤ 0.15 ×", f"{ours:.0f} MB; Pagefind's was over before it was seen", None)
    grows = built.growth(cpu)
    middles = [median(map(cpu, built.cold[each])) for each in (WITHOUT, OURS)]
    shown = f"{grows:+.1%} ({middles[0]:.1f} to {middles[1]:.1f} s)"
    yield Figure("cold build grows with the index, CPU", "≤ 20 %", shown, grows <= 0.2)
    most, everything = max(built.changed), max(built.changed_all)
    shown = f"{most} at most, of {everything} files altogether"
    shown += f"; Pagefind {built.changed_pagefind} after {len(built.changed)}" if PAGEFIND in built.cold else ""
    yield Figure("files of the index that one publish changes", "≤ 20", shown, most <= 20)
    ours, without = (median(map(wall, built.publish[each])) for each in (OURS, WITHOUT))
    more = median(map(cpu, built.publish[OURS])) - median(map(cpu, built.publish[WITHOUT]))
    shown = f"{ours - without:+.2f} s ({without:.2f} to {ours:.2f} s; CPU {more:+.2f} s)"
    yield Figure("one publish takes longer with the index", "≤ 0.1 s", shown, ours - without <= 0.1)
    for what, size in built.sizes.items():
        yield Figure(what, "told", str(size), None)


def figures_table(found: Findings) -> str:
    """Return the figures as a Markdown table."""
    rows = [("what", "asked", "found", "reached")]
    rows += [(each.what, each.asked, each.found, _SAID[each.reached]) for each in figures(found)]
    return table(rows)


def ranks_table(found: Findings) -> str:
    """Return the scores of the questions, by what they ask for, as a Markdown table."""
    return table(list(ranks.rows(found.answers)))


def sent_table(found: Findings) -> str:
    """Return what a first query consists of in the mean, as a Markdown table."""
    rows: list[tuple[str, ...]] = [("whose", "what", "KB", "requests")]
    for name, answers in found.answers.items():
        sizes: dict[str, list[int]] = defaultdict(list)
        for answer in answers:
            for each in answer.sent:
                sizes[kind_of(each.path)].append(each.size)
        for kind, those in sorted(sizes.items(), key=lambda item: -sum(item[1])):
            rows.append((name, kind, f"{sum(those) / len(answers) / 1000:.1f}", f"{len(those) / len(answers):.1f}"))
        total = mean(each.size for each in answers) / 1000
        rows.append((name, "altogether", f"{total:.1f}", f"{mean(len(each.sent) for each in answers):.1f}"))
    return table(rows)


def kind_of(path: str) -> str:
    """Return what kind of file an address leads to: its name without what tells it from others of its kind."""
    file = PurePosixPath(path)
    if file.suffix == ".html":
        return "pages, for excerpts"
    if file.suffix.startswith(".pf_"):
        return file.suffix[1:]
    return re.sub(r"[-.]\d+$|\..*", "", file.stem) + (".js" if file.suffix == ".js" else "")
