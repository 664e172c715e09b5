"""Compressed copies beside the pages: outputs like any other, of exactly the texts that are worth it."""

from __future__ import annotations

import gzip
import itertools
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import brotli
import pytest

from dancam.cli.main import main
from dancam.pipeline.verify import verify
from dancam.plan.compression import copies_of
from dancam.system.disk import Disk
from demo.links import dead_links
from tests.portal import NOW, SITE_YML, Portal
from tests.site.test_faults import first, later

COMPRESSED = f"compress: true\n{SITE_YML}"


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dancam.render.compression._BROTLI_QUALITY", 1)


@pytest.fixture
def compressed(portal: Portal) -> Portal:
    portal.write("site.yml", COMPRESSED).articles(9)
    portal.write("static/luat.txt", "Điều 1. " * 200).write("static/ngan.txt", "Điều 1.")
    portal.article("thoi-su/bai-cu.md", aliases="[/cu.html, /cu/Default.aspx]")
    return portal.build().succeeded()


def originals(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if not path.endswith((".br", ".gz"))}


def test_each_copy_is_its_original(compressed: Portal) -> None:
    files = compressed.tree()
    for path in originals(files):
        copies = copies_of(path)
        if copies[0] in files:
            assert brotli.decompress(files[copies[0]]) == files[path]
            assert gzip.decompress(files[copies[1]]) == files[path]
            assert files[copies[1]][3:8] == b"\0\0\0\0\0", "a time or a name"
    packed = {path for path in originals(files) if copies_of(path)[0] in files}
    assert len(files) == len(originals(files)) + 2 * len(packed)
    assert packed >= {"index.html", "404.html", "rss.xml", "thoi-su/bai-001.html", "tim-kiem/muc-luc.json"}
    assert packed >= {"static/luat.txt", "static/theme/dancam.css"}
    kept = originals(files).keys() - packed
    assert kept >= {"robots.txt", "static/ngan.txt", "cu.html", "cu/Default.aspx", "the-chia-se.png"}
    pages = [path for path in kept if path.endswith(".html")]
    assert all(b'http-equiv="refresh"' in files[path] for path in pages), pages


def test_a_publish_compresses_what_it_renders_and_nothing_else(compressed: Portal) -> None:
    compressed.build().rendered(exactly=0)
    compressed.edit("content/thoi-su/bai-001.md", lambda text: f"{text}\nThêm một câu.\n").build().succeeded()
    written = set(compressed.result.written_paths)
    assert {"thoi-su/bai-001.html", *copies_of("thoi-su/bai-001.html")} <= written
    assert len(written) < 20
    assert compressed.tree() == compressed.clean_tree()


def test_what_somebody_spoiled_is_made_again(compressed: Portal) -> None:
    whole = compressed.tree()
    page = compressed.folder / "public/thoi-su/bai-001.html"
    packed, other = (page.with_name(f"{page.name}{end}") for end in (".br", ".gz"))
    for spoil in (lambda: packed.write_bytes(b"x"), other.unlink, page.unlink):
        spoil()
        compressed.build().succeeded().wrote(exactly=1)
        assert compressed.tree() == whole


def test_a_copy_goes_with_its_original(compressed: Portal) -> None:
    compressed.delete("content/thoi-su/bai-001.md").build()
    assert not [path for path in compressed.tree() if "bai-001" in path]
    assert compressed.codes() == ["address-lost"]


def test_copies_come_and_go_with_the_setting_and_with_the_option(portal: Portal) -> None:
    plain = portal.articles(3).build().succeeded().tree()
    portal.build(compress=True).succeeded()
    assert portal.result.rendered == 2 * len([path for path in portal.tree() if path.endswith(".br")]) > 0
    both = portal.tree()
    assert originals(both) == plain
    assert portal.build().succeeded().rendered(exactly=0).tree() == plain
    portal.edit("site.yml", lambda text: f"compress: true\n{text}").build().succeeded()
    assert portal.tree() == both
    portal.build(now=NOW + timedelta(minutes=1)).rendered(exactly=0)
    assert portal.edit("site.yml", lambda text: text.replace("true", "false", 1)).build().succeeded().tree() == plain


def test_a_clean_build_is_compared_with_its_copies(portal: Portal) -> None:
    portal.articles(2).build(compress=True).succeeded()
    assert verify(portal.options).is_same
    (portal.folder / "public/index.html.br").write_bytes(b"x")
    assert [each.path for each in verify(portal.options).differences] == ["index.html.br"]


def test_the_command_has_the_option(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--site", str(portal.folder), "--compress", "--jobs", "2"]) == 0
    assert portal.exists("index.html.br")
    assert main(["explain", "--site", str(portal.folder), "/index.html.gz"]) == 0
    assert "index.html.gz: sẽ gỡ bỏ" in capsys.readouterr().out


def test_a_file_that_is_named_like_a_copy_is_told(compressed: Portal) -> None:
    compressed.write("static/luat.txt.gz", b"\x1f\x8b").build().failed("same-address")
    assert any("static/luat.txt" in each for each in compressed.messages())


class Following(Disk):
    """A disk that notes the order in which files are put into their places and removed."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def replace(self, source: Path | str, target: Path | str) -> None:
        self.steps.append(os.fspath(target))
        super().replace(source, target)

    def remove(self, path: Path, root: Path) -> None:
        self.steps.append(f"-{path}")
        super().remove(path, root)


def test_a_copy_is_published_right_after_its_original(compressed: Portal) -> None:
    compressed.edit("content/thoi-su/bai-002.md", lambda text: text.replace("Bài bai-002", "Tiêu đề mới"))
    compressed.article("thoi-su/bai-moi.md").delete("content/thoi-su/bai-003.md")
    disk = Following()
    compressed.build(disk)
    placed = [each.partition("/public/")[2] for each in disk.steps if not each.startswith("-") and "/public/" in each]
    for one, two in itertools.pairwise(placed):
        if two.endswith(".br"):
            assert two == f"{one}.br"
        if two.endswith(".gz"):
            assert two == f"{one.removesuffix('.br')}.gz"
    assert placed[-3:] == ["index.html", "index.html.br", "index.html.gz"]
    new = placed.index("thoi-su/bai-moi.html")
    assert new < placed.index("thoi-su/bai-002.html")


class Watching(Following):
    """A disk that looks at the published files, as readers get them compressed, after every few steps."""

    def __init__(self, look: Callable[[], None]) -> None:
        super().__init__()
        self.look = look

    def _step(self) -> None:
        if len(self.steps) % 4 == 0:
            self.look()

    def replace(self, source: Path | str, target: Path | str) -> None:
        super().replace(source, target)
        self._step()

    def remove(self, path: Path, root: Path) -> None:
        super().remove(path, root)
        self._step()


def test_at_no_moment_of_a_publish_does_a_copy_lead_to_what_is_not_there(portal: Portal) -> None:
    portal.write("site.yml", COMPRESSED)
    before = first(portal).build().succeeded().tree()
    later(portal)
    known = before.keys() & portal.clean_tree().keys()
    looks = 0

    def look() -> None:
        nonlocal looks
        looks += 1
        files = portal.tree()
        packed = {path: files.get(f"{path}.br") for path in originals(files)}
        seen = {path: brotli.decompress(data) if data else files[path] for path, data in packed.items()}
        assert dead_links(seen, set(known)) == []

    portal.build(Watching(look)).succeeded()
    assert looks > 30


def test_serving_needs_no_copies(compressed: Portal, tmp_path: Path) -> None:
    from dancam.serve.live_disk import LiveDisk
    from dancam.serve.ondemand import OnDemand

    options: Any = compressed.options
    portal = OnDemand(options, LiveDisk())
    try:
        portal.refresh(NOW)
        assert portal.has("index.html")
        assert not portal.has("index.html.br")
    finally:
        portal.close()
