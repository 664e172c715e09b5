"""Is the page valid whatever a body holds? `make validity` passes thousands of bodies through the W3C's checker.

The bodies are the examples and fixtures of Markdown programs (downloaded, and kept out of the repository), each text in
their tests, and bodies that are written by chance. Each is put into a page of an article, twice: once where every
address leads somewhere, once where none does.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
import tarfile
import tempfile
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from dancam.content.text import Text
from dancam.pipeline.build import build
from dancam.pipeline.options import Options
from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import Renderer
from dancam.vietnamese import CONTROL
from dancam.views.words import Words
from demo.bodies import Writer
from demo.examples import NOW, write_sample
from demo.markup import MarkupWriter
from tools.node import INSTALLED, installed
from tools.vnu import complaints

TEXTS = INSTALLED.parent / "texts"
PLACE = "CHOCUATHANBAI"

_EXAMPLE = re.compile(r"^`{20,} example[^\n]*\n(.*?)^\.\n(.*?)^`{20,}$", re.MULTILINE | re.DOTALL)
_PART = re.compile(r"^\.$", re.MULTILINE)
_QUOTED = re.compile(r"“[^”]*”")
_LONGEST = 20_000
# What a text has that may become more than a paragraph.
_SIGN = re.compile(r"[<\[{|#>*~:]")
_MAIN = re.compile(r"<main.*</main>", re.DOTALL)
_HEAD = "<!doctype html><html lang=vi><title>A</title>"


def bodies_in(name: str, text: str) -> Iterator[str]:
    """Yield the bodies that a file of texts holds: its examples, those parted by a dot, or all of it."""
    if name.endswith(".py"):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _SIGN.search(node.value):
                yield textwrap.dedent(node.value)
    elif "` example" in text:
        for example in _EXAMPLE.finditer(text):
            yield from (each.replace("→", "\t") for each in example.groups())
    else:
        yield from _PART.split(text)


def texts(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Yield name and content of files, of those in folders, and of those that belong to the tests in archives."""
    for path in paths:
        if path.is_dir():
            yield from texts(sorted(path.rglob("*")))
        elif path.name.endswith(".tar.gz"):
            with tarfile.open(path) as archive:
                for member in archive:
                    file = archive.extractfile(member) if "/test" in member.name else None
                    if file is not None and member.name.endswith((".txt", ".md", ".py")):
                        yield f"{path.name}:{member.name}", file.read().decode("utf-8", "replace")
        elif path.suffix in {".txt", ".md", ".py"}:
            yield path.name, path.read_text(encoding="utf-8", errors="replace")


def shell(folder: Path) -> str:
    """Return the main part of the page of an article, whose body is `PLACE`, in a portal that is built for it."""
    site = folder / "site"
    write_sample(site)
    article = site / "content/thoi-su/bai-moi.md"
    article.write_text(
        f"---\ntitle: Bài\ndate: 2026-01-31 08:00\ncategory: thoi-su\n---\n\n{PLACE}\n", encoding="utf-8"
    )
    build(Options(site=site, output=folder / "public", now=NOW, jobs=1))
    page = next(each for each in (folder / "public").rglob("*.html") if "bai-moi" in each.as_posix())
    main_part = _MAIN.search(page.read_text(encoding="utf-8"))
    assert main_part is not None
    return _HEAD + main_part[0]


class Pages:
    """Writes bodies as pages."""

    def __init__(self, folder: Path, shell: str) -> None:
        self.folder = folder
        self.shell = shell
        self.bodies: list[tuple[str, str]] = []
        """Where each page is from, and its body."""
        self.failed: Counter[str] = Counter()
        """Bodies that are not rendered, by why."""
        self._renderer = Renderer(Words(), ("youtube.com",))

    def add(self, source: str, written: str) -> None:
        """Write the pages of a body, as it is read from its file."""
        body = CONTROL.sub("", Text(written.encode("utf-8", "replace"), source).text or "")
        resolves: tuple[Callable[[str], Target | None], ...] = (
            lambda target: Target(f"/{target.lstrip('/')}", 30, 20) if target.isascii() and target.isalnum() else None,
            _everywhere,
        )
        for resolve in resolves:
            try:
                html = str(self._renderer.render(body, resolve).html)
            except Exception as error:  # told as a problem of its own
                self.failed[type(error).__name__] += 1
                return
            file = self.folder / f"{len(self.bodies)}.html"
            file.write_text(self.shell.replace(f"<p>{PLACE}</p>", html), encoding="utf-8", errors="replace")
            self.bodies.append((source, body))


def _everywhere(target: str) -> Target:
    return Target("/anh.png", 30, 20) if target.lower().endswith((".png", ".jpg", ".gif")) else Target("/tin.html#muc")


def report(pages: Pages, found: Sequence[str], shown: int) -> str:
    """Return how many errors and warnings there are of each kind, some of the bodies, and the sum of each source."""
    kinds: Counter[tuple[str, str]] = Counter()
    sources = Counter(_short(source) for source, _ in pages.bodies)
    wrong_in: Counter[str] = Counter()
    first: dict[tuple[str, str], list[str]] = {}
    wrong: set[str] = set()
    for line in found:
        path, _, said = line.partition(".html:")
        _, kind, message = said.split(": ", 2)
        key = (kind, _QUOTED.sub("“…”", message.rpartition(" '")[0] or message))
        kinds[key] += 1
        source, body = pages.bodies[int(Path(path).name)]
        if kind != "warning":
            wrong.add(path)
            wrong_in[_short(source)] += 1
        first.setdefault(key, []).append(f"--- {source}: {message}\n{body[:600]}")
    errors = sum(count for (kind, _), count in kinds.items() if kind != "warning")
    lines = [f"{count:6} {kind}: {message}" for (kind, message), count in kinds.most_common()]
    lines += [each for key in first for each in first[key][:shown]] if shown else []
    lines += [f"{count} bodies are not rendered: {why}" for why, count in pages.failed.items()]
    lines += [f"{name}: {count} pages, {wrong_in[name]} errors" for name, count in sources.items()]
    warnings = kinds.total() - errors
    lines.append(f"{len(pages.bodies)} pages, {errors} errors in {len(wrong)} of them, {warnings} warnings")
    return "\n".join(lines)


def _short(source: str) -> str:
    return re.split(r":| \d", source)[0]


def main(arguments: Sequence[str]) -> int:
    """Print what the checker says; return 1 if there is an error."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("texts", nargs="*", type=Path, help="more files or folders with texts")
    parser.add_argument("--fuzz", type=int, default=1000, help="how many bodies to write by chance")
    parser.add_argument("--seed", type=int, default=0, help="number of the first of them")
    parser.add_argument("--show", type=int, default=0, help="how many bodies to show of each kind of error")
    options = parser.parse_args(arguments)
    spec = installed("commonmark", "commonmark-spec/spec.txt")
    if not TEXTS.exists():
        raise FileNotFoundError(f"{TEXTS}: run `make validity`, which gets it")
    with tempfile.TemporaryDirectory() as raw:
        folder = Path(raw)
        checked = folder / "checked"
        checked.mkdir()
        pages = Pages(checked, shell(folder))
        seen: set[str] = set()
        for name, text in texts([spec, TEXTS, *options.texts]):
            for body in bodies_in(name, text):
                if body not in seen and len(body) < _LONGEST:
                    seen.add(body)
                    pages.add(name, body)
        for number in range(options.seed, options.seed + options.fuzz):
            pages.add(f"body {number}", Writer(number).body())
            pages.add(f"markup {number}", MarkupWriter(number).body())
        found = complaints(checked)
        print(report(pages, found, options.show))
    return int(any(": warning: " not in each for each in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
