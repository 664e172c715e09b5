"""Print the figures that the project promises: `make figures`.

Counts are exact and the same on every machine; times depend on the machine.
"""

from __future__ import annotations

import html
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from dancam.messages.catalogue import WORDINGS
from dancam.pipeline.build import build
from dancam.pipeline.options import Options
from dancam.pipeline.result import Result
from demo.browser import browsing
from demo.hosted import hosting
from demo.kinds import KINDS
from demo.portal import ROOT, build_into
from demo.reader import axe, first_view, saved
from demo.rights import EXAMPLES, WORDS
from tools import vnu

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 6, 15, 9, 0, tzinfo=ZONE)
SIZES = (500, 5000)
SEQUENCES = 100
KILLS = 50

SITE_YML = """title: Cổng đo lường
description: Một cổng để đo.
base_url: https://do.example
categories:
  - key: dan-van
    title: Dân vận
    children:
      - {key: dan-van-kheo, title: Dân vận khéo}
  - {key: thoi-su, title: Thời sự}
subsites:
  - {category: dan-van, title: Ban Dân vận}
authors:
  khoi: {name: Nguyễn Mạnh Khôi, position: Phó Trưởng ban}
"""
ARTICLE = """---
title: {title}
date: {date:%Y-%m-%d %H:%M}
category: dan-van-kheo
author: khoi
tags: [{tags}]
---

Đoạn mở đầu của {title}.

## Diễn biến

{body}
"""
BODY = "Bà con trong xóm cùng nhau bàn việc làm đường, hiến đất và góp ngày công. " * 12
TAGS = ("nông thôn mới", "cải cách hành chính", "dân chủ cơ sở", "tôn giáo", "gương sáng", "thanh niên", "phụ nữ")


def write_portal(folder: Path, size: int) -> None:
    """Write a portal of `size` articles in one category of a sub-site, four hours apart, the last a day ago."""
    (folder / "content/dan-van-kheo").mkdir(parents=True)
    (folder / "site.yml").write_text(SITE_YML, encoding="utf-8")
    for number in range(size):
        write_article(folder, f"bai-{number:05d}", NOW - timedelta(days=1, hours=4 * (size - 1 - number)), number)


def write_article(folder: Path, name: str, date: datetime, number: int) -> None:
    """Write one article with three tags."""
    tags = ", ".join(TAGS[(number + step) % len(TAGS)] for step in range(3))
    text = ARTICLE.format(title=f"Chuyện số {number} ở cơ sở", date=date, tags=tags, body=BODY)
    (folder / f"content/dan-van-kheo/{name}.md").write_text(text, encoding="utf-8")


def show(what: str, result: Result) -> None:
    """Print a line about a build."""
    assert result.published, [each.code for each in result.problems]
    print(
        f"  {what:<28} {result.rendered:>6} outputs rendered {result.written:>6} files written"
        f" {result.files_read:>6} sources read {result.seconds:>8.2f} s"
    )


def publish_one(size: int) -> tuple[int, int]:
    """Build a portal of `size` articles, publish one more; return outputs rendered and files written."""
    with tempfile.TemporaryDirectory(prefix="dancam-figures-") as raw:
        folder = Path(raw)
        write_portal(folder, size)
        options = Options(site=folder, output=folder / "public", now=NOW)
        print(f"A category of {size} articles:")
        show("cold build", build(options))
        show("nothing changed", build(options))
        article = folder / f"content/dan-van-kheo/bai-{size // 2:05d}.md"
        article.write_text(article.read_text(encoding="utf-8") + "\nThêm một đoạn.\n", encoding="utf-8")
        show("one body edited", build(options))
        write_article(folder, "bai-moi", NOW - timedelta(hours=1), size)
        result = build(options)
        show("one article published", result)
        return result.rendered, result.written


def cost() -> bool:
    """Print what publishing one article costs; return whether the promise is kept."""
    counts = [publish_one(size) for size in SIZES]
    rendered = [each for each, _ in counts]
    same = len(set(counts)) == 1
    print(
        f"Publishing one article renders {rendered[0]} outputs at {SIZES[0]} and {rendered[1]} at {SIZES[1]} articles"
    )
    print(f"  at most 60: {'yes' if max(rendered) <= 60 else 'NO'}; the same in both: {'yes' if same else 'NO'}")
    return same and max(rendered) <= 60


def packing() -> bool:
    """Print what compressed copies cost; return whether a page's readers get less than half of it."""
    print(f"{SIZES[0]} articles with compressed copies, in seconds of all processors:")
    with tempfile.TemporaryDirectory(prefix="dancam-figures-") as raw:
        folder = Path(raw)
        write_portal(folder, SIZES[0])
        for compress in (False, True):
            options = Options(site=folder, output=folder / f"public-{compress}", now=NOW, compress=compress)
            for what in ("cold build", "one article published"):
                write_article(folder, "bai-moi", NOW - timedelta(hours=1), SIZES[0])
                before = _processors()
                result = build(options)
                took = _processors() - before
                print(f"  {'with' if compress else 'without':<8} {what:<22} {result.written:>6} files {took:>7.2f} s")
                if what == "cold build":
                    (folder / "content/dan-van-kheo/bai-moi.md").unlink()
                    build(options)
        sizes = Counter[str]()
        for path in options.output.rglob("*.br"):
            sizes["as it is"] += path.with_suffix("").stat().st_size
            sizes[".br"] += path.stat().st_size
            sizes[".gz"] += path.with_suffix(".gz").stat().st_size
    print("  texts: " + ", ".join(f"{name} {size // 1000} kB" for name, size in sizes.items()))
    return 2 * sizes[".br"] < sizes["as it is"]


def _processors() -> float:
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in usages)


def servers() -> bool:
    """Print how many answers of real web servers are as they are told to be; return whether all are."""
    is_good, printed = run_tests("tests/site/test_hosting.py")
    print("Real web servers, configured by `dancam server`:")
    print("\n".join(f"  {line}" for line in re.findall(r"^.*compared, .*$", printed, re.MULTILINE)))
    return is_good


def run_tests(*paths: str, **environment: str) -> tuple[bool, str]:
    """Run some of the project's own tests; return whether they passed, and what was printed."""
    command = [sys.executable, "-m", "pytest", "-q", "-rP", "-p", "no:cacheprovider", "--hypothesis-show-statistics"]
    done = subprocess.run(
        [*command, *paths], env={**os.environ, **environment}, check=False, capture_output=True, text=True
    )
    if done.returncode:
        print(done.stdout[-4000:], done.stderr[-2000:], file=sys.stderr)
    return done.returncode == 0, done.stdout


def examples(printed: str) -> int:
    """Return how many random examples passed, as Hypothesis counts them."""
    return sum(map(int, re.findall(r"(\d+) passing,", printed)))


def trust() -> bool:
    """Print the results of tests against faults and of random tests; return whether all passed."""
    covered, _ = run_tests("tests/site/test_fault_table.py")
    rows = len(re.findall(r"^\| [AFT]\d+ \|", (ROOT / "docs/faults.md").read_text(encoding="utf-8"), re.MULTILINE))
    print(f"Attacks, faults and kinds of tests (docs/faults.md): {rows}; {'all' if covered else 'NOT ALL'} have tests")
    same, printed = run_tests("tests/site/test_differential.py", DANCAM_EXAMPLES=str(SEQUENCES))
    same_on_demand, shown = run_tests("tests/site/test_ondemand.py", DANCAM_EXAMPLES=str(SEQUENCES))
    print(f"Random sequences of edits, each output on demand as a clean build has it: {examples(shown)}", flush=True)
    print(f"Random sequences of edits, byte for byte as a clean build: {examples(printed)} of {SEQUENCES}", flush=True)
    whole, printed = run_tests("tests/site/test_faults.py", DANCAM_KILLS=str(KILLS))
    killed = sum(map(int, re.findall(r"(\d+) of \d+ builds were killed", printed)))
    lost = "0" if whole else "SOME"
    print(
        f"Builds killed before their end: {killed} of {2 * KILLS}; files lost: {lost}, dead links: {lost}", flush=True
    )
    shared, printed = run_tests("tests/site/test_cluster.py")
    told = "".join(re.findall(r"^cluster: (.*)$", printed, re.MULTILINE)) or "FAILURES"
    print(f"Built by a cluster, one worker of which was killed: {told}", flush=True)
    calm, printed = run_tests("tests/property", "tests/site/test_server.py", DANCAM_EXAMPLES="100")
    print(f"Random inputs without a crash: {examples(printed):,}{'' if calm else ', with FAILURES'}", flush=True)
    counted = subprocess.run(
        [sys.executable, "-m", "tests.mutants", "--count"], check=True, capture_output=True, text=True
    )
    print(f"Mutants that `make mutants` makes, each of which the tests must catch: {counted.stdout.strip()}")
    return covered and same and same_on_demand and whole and shared and calm


def documents() -> bool:
    """Print what is documented for editors; return whether it is complete and correct."""
    text = (ROOT / "docs/problems.md").read_text(encoding="utf-8")
    shown = [code for code in WORDINGS if f" · `{code}`\n" in text and code in EXAMPLES]
    tried = sum(each.kind != WORDS for each in EXAMPLES.values())
    print(
        f"Problem codes documented, with wrong and right: {len(shown)} of {len(WORDINGS)}; tried: {tried}", flush=True
    )
    test = "tests/site/test_docs.py::test_every_command_of_the_handbook_does_what_it_says"
    right, _ = run_tests("tests/site/test_rights.py", test)
    lines = [line for path in (ROOT / "docs/bien-tap").glob("*.md") for line in path.read_text("utf-8").splitlines()]
    count = sum(line.startswith(("dancam ", 'eval "$(dancam ')) for line in lines)
    print(f"Commands of the editors' handbook, run one after the other: {count}{'' if right else ', with FAILURES'}")
    return right and len(shown) == len(WORDINGS)


def reading() -> bool:
    """Print figures of what readers of the demo portal get; return whether all are as promised."""
    with tempfile.TemporaryDirectory(prefix="dancam-figures-") as raw, browsing() as browser:
        public = Path(raw) / "public"
        build_into(public)
        complaints = vnu.complaints(public)
        print(f"HTML checker of the W3C: {vnu.count(public)} files, {len(complaints)} errors and warnings", flush=True)
        violations = 0
        with hosting(public) as home:
            for scheme in ("light", "dark"):
                context = browser.new_context(color_scheme=scheme, bypass_csp=True)
                for path in KINDS.values():
                    page = context.new_page()
                    page.goto(home + path)
                    violations += len(axe(page))
                    page.close()
                context.close()
            print(f"axe: {len(KINDS)} kinds of pages in two colour schemes, {violations} violations", flush=True)
            weights = {name: first_view(browser, home + KINDS[name]) for name in ("article", "photograph", "home")}
        for name, parts in weights.items():
            print(
                f"First view ({name}): text, style, fonts and banner {promised_bytes(parts):,} bytes, of them fonts"
                f" {parts['font']:,}; with the script {sum(parts.values()):,}",
                flush=True,
            )
        links = list(_links(public))
        dead = sum(not _exists(public, each) for each in links)
        print(f"Links inside the portal: {len(links):,}, dead: {dead}", flush=True)
        for width, share in saved(ROOT / "content", public).items():
            print(f"Bytes of photographs saved at {width} pixels: {100 * share:.0f} %")
    light = promised_bytes(weights["article"]) <= 60_000
    return not complaints and not violations and not dead and light


def promised_bytes(parts: Counter[str]) -> int:
    """Return the bytes of a first view that the promise covers: text, style, fonts and banner."""
    return sum(parts[each] for each in ("document", "stylesheet", "font", "banner"))


def _links(public: Path) -> Iterator[str]:
    """Yield every address inside the portal to which a page refers."""
    for page in public.rglob("*.html"):
        for href in re.findall(r'(?:href|src)="(/[^"]*)"', page.read_text(encoding="utf-8")):
            yield html.unescape(href)


def _exists(public: Path, href: str) -> bool:
    path = unquote(urlsplit(href).path).lstrip("/")
    return (public / (f"{path}index.html" if path.endswith("/") or not path else path)).is_file()


def main() -> int:
    """Print all figures; return 0 if all promises are kept, else 1."""
    return 0 if all([cost(), packing(), servers(), documents(), reading(), trust()]) else 1


if __name__ == "__main__":
    sys.exit(main())
