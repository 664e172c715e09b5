"""From measures to what people read: medians, ratios, and whether each figure that was asked for is reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

from bench.browser import Serve
from bench.growth import Growth
from bench.measure import Measure
from bench.race import SCENARIOS, Results

US = "dancam"
Part = Callable[[Measure], float]
MOST_WRITTEN = 60


def wall(measure: Measure) -> float:
    """Return the seconds from start to end."""
    return measure.wall


def cpu(measure: Measure) -> float:
    """Return the seconds of CPU."""
    return measure.cpu


def peak(measure: Measure) -> float:
    """Return the peak memory."""
    return measure.peak


@dataclass(slots=True)
class Findings:
    """All that was measured."""

    articles: int
    results: Results
    growth: list[Growth] = field(default_factory=list)
    """Of portals of several sizes, smallest first."""
    serve: Serve | None = None
    """What an editor waits for; None where it was not measured."""

    def middle(self, scenario: str, name: str, part: Part) -> float | None:
        """Return the median of what a contestant took; None where it did not take part."""
        measures = self.results.get(scenario, {}).get(name)
        return median(map(part, measures)) if measures else None

    def ratio(self, scenario: str, name: str, part: Part) -> float | None:
        """Return how much of a contestant's measure dancam took: the median of the rounds' ratios.

        Both of a pair were measured one soon after the other, so what slowed the machine slowed both.
        """
        ours, theirs = (self.results.get(scenario, {}).get(each, []) for each in (US, name))
        pairs = [part(our) / part(their) for our, their in zip(ours, theirs, strict=False) if part(their)]
        return median(pairs) if pairs else None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that was asked for."""

    what: str
    asked: str
    found: str
    reached: bool | None
    """None where it was not measured."""


def figures(found: Findings) -> list[Figure]:
    """Return the figures, each with what was found."""
    rows = []

    def times(what: str, scenario: str, name: str, part: Part, most: float) -> None:
        unit = "memory" if part is peak else "CPU" if part is cpu else "wall"
        ratio = found.ratio(scenario, name, part)
        shown = "–" if ratio is None else f"{ratio:.3f} ×"
        rows.append(Figure(what, f"{unit} ≤ {most} × {name}", shown, None if ratio is None else ratio <= most))

    times("cold build", "cold", "hugo", wall, 0.8)
    times("cold build", "cold", "hugo", cpu, 1.0)
    times("cold build", "cold", "eleventy", wall, 0.4)
    times("cold build", "cold", "pelican", wall, 0.15)
    for scenario, most in {
        "unchanged": 0.04,
        "edited": 0.06,
        "published": 0.06,
        "fresh-edited": 0.15,
        "fresh-published": 0.15,
    }.items():
        times(SCENARIOS[scenario], scenario, "hugo", wall, most)
    rows += _written(found.growth)
    rows += _growing(found)
    template, cold = found.middle("template", US, wall), found.middle("cold", US, wall)
    if template is None or cold is None:
        rows.append(Figure(SCENARIOS["template"], "≤ the cold build", "–", None))
    else:
        shown = f"{template:.2f} s, cold {cold:.2f} s"
        rows.append(Figure(SCENARIOS["template"], "≤ the cold build", shown, template <= cold))
    times("peak memory, cold", "memory", "hugo", peak, 0.35)
    rows += _served(found.serve)
    return rows


def _served(serve: Serve | None) -> list[Figure]:
    """Return what an editor waits for: starting, and saving."""
    rows = []

    def row(what: str, most: float | None, took: Sequence[float]) -> None:
        middle = median(took) * 1000 if took else None
        shown = "–" if middle is None else f"{middle:.0f} ms"
        asked = "–" if most is None else f"≤ {most:.0f} ms"
        rows.append(Figure(f"serve: {what}", asked, shown, None if None in (middle, most) else middle <= most))  # type: ignore[operator]  # neither is None

    found = serve or Serve()
    row("start to ready", 1000, found.starts)
    row("start to a page in the browser", 1000, found.pages)
    row("the same, built but never served before", 1000, found.after_build)
    row("the same, neither built nor served before", 1000, [found.first] if serve else [])
    for what in ("article", "template of all pages", "style sheet", "site.yml"):
        row(f"save to the open page: {what}", 150 if what == "article" else None, found.saves.get(what, []))
    return rows


def _written(growth: Sequence[Growth]) -> list[Figure]:
    what, asked = "outputs written when one article is published", f"≤ {MOST_WRITTEN}, the same at all sizes"
    if len(growth) < 2:
        return [Figure(what, asked, "–", None)]
    shown = "; ".join(
        f"{each.articles}: median {median(each.written):.0f}, most {max(each.written)}, together {sum(each.written)}"
        for each in growth
    )
    same = len({sum(each.written) for each in growth}) == 1
    return [Figure(what, asked, shown, same and max(max(each.written) for each in growth) <= MOST_WRITTEN)]


def _growing(found: Findings) -> list[Figure]:
    largest = found.growth[-1] if found.growth else None
    usual = next((each for each in found.growth if each.articles == found.articles), None)
    if largest is None or usual is None or largest.articles <= found.articles:
        return [Figure("publish in a large portal", "≤ 4 × the usual one, ≤ 3 s of CPU", "–", None)]
    what = f"publish at {largest.articles} articles"
    ratio = largest.wall / usual.wall
    return [
        Figure(what, f"≤ 4 × the publish at {found.articles}", f"{ratio:.2f} ×", ratio <= 4),
        Figure(what, "≤ 3 s of CPU", f"{largest.cpu:.2f} s", largest.cpu <= 3),
        Figure(
            f"peak memory at {largest.articles} articles, cold",
            "≤ 1.5 GB",
            f"{largest.cold.peak / 1e9:.2f} GB",
            largest.cold.peak <= 1.5e9,
        ),
    ]


def measures_table(found: Findings) -> str:
    """Return all measures as a Markdown table."""
    rows: list[tuple[str, ...]] = [
        ("what", "who", "wall", "CPU", "peak memory", "dancam's wall", "dancam's CPU", "dancam's memory")
    ]
    for scenario in SCENARIOS:
        for name in found.results.get(scenario, {}):
            middle = [found.middle(scenario, name, part) or 0 for part in (wall, cpu, peak)]
            ratios = [None if name == US else found.ratio(scenario, name, part) for part in (wall, cpu, peak)]
            memory = f"{middle[2] / 1e6:.0f} MB" if middle[2] else ""
            shown = ["" if ratio is None else f"{ratio:.3f} ×" for ratio in ratios]
            rows.append((SCENARIOS[scenario], name, f"{middle[0]:.2f} s", f"{middle[1]:.2f} s", memory, *shown))
    return table(rows)


def figures_table(found: Findings) -> str:
    """Return the figures as a Markdown table."""
    said = {None: "not measured", True: "yes", False: "NO"}
    rows = [("what", "asked", "found", "reached")]
    rows += [(each.what, each.asked, each.found, said[each.reached]) for each in figures(found)]
    return table(rows)


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Return rows, the first of which is the head, as a Markdown table that can be read as it is, too."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
