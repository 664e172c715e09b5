"""`dancam verify --url` from build to verdict: through the command, against a server that has the portal."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest

from dancam.cli.main import main
from tests.live_site import LiveSite
from tests.portal import NOW, Portal

SMALL = "thoi-su/bai-001.html"


class Published:
    """A small portal with its manifest, and a server that has its files."""

    def __init__(self, portal: Portal, site: LiveSite) -> None:
        self.portal = portal
        self.site = site
        self.manifest = portal.folder / "ban-ke.json"
        self.capture: pytest.CaptureFixture[str]

    def build(self, *more: str) -> int:
        options = ("--site", str(self.portal.folder), "--now", NOW.isoformat(), "--manifest", str(self.manifest))
        return main(["build", *options, *more])

    def verify(self, *more: str, status: int) -> str:
        """Compare the server with the portal, and return what is said."""
        self.capture.readouterr()
        options = ("--site", str(self.portal.folder), "--url", self.site.url, "--rate", "1000")
        assert main(["verify", *options, *more]) == status
        return "".join(self.capture.readouterr())

    def differences(self, *more: str, status: int = 1) -> dict[str, str]:
        self.capture.readouterr()
        options = ("--site", str(self.portal.folder), "--url", self.site.url, "--rate", "1000", "--json")
        assert main(["verify", *options, *more]) == status
        data: dict[str, Any] = json.loads(self.capture.readouterr().out)
        return {each["path"]: each["kind"] for each in data["differences"]}


@pytest.fixture
def published(portal: Portal, capsys: pytest.CaptureFixture[str]) -> Iterator[Published]:
    portal.articles(3).article("thoi-su/rut.md", withdrawn="Sai sự thật.")
    portal.edit("content/thoi-su/bai-001.md", lambda text: text.replace("---\n", "---\naliases: [/cu/1.aspx]\n", 1))
    with LiveSite({}) as site:
        made = Published(portal, site)
        made.capture = capsys
        assert made.build() == 0
        site.files = portal.tree()
        yield made


def test_what_was_deployed_is_the_same_with_the_manifest_and_without(published: Published) -> None:
    count = len(published.portal.tree()) + 1
    assert f"Đúng như bản đã dựng: {count} địa chỉ." in published.verify(status=0)
    assert "As it was built" in published.verify("--manifest", str(published.manifest), "--lang", "en", status=0)
    assert not (published.portal.folder / ".dancam/verify-live.jsonl").exists()


def test_a_defaced_page_and_one_that_was_left_behind_are_named(published: Published) -> None:
    previous = published.manifest.read_bytes()
    old = published.site.files["thoi-su/index.html"]
    published.portal.delete("content/thoi-su/bai-002.md").article("thoi-su/moi.md", date="2026-06-14 08:00")
    earlier = published.portal.write("truoc.json", previous).folder / "truoc.json"
    assert published.build() == 0
    published.site.files = {**published.site.files, **published.portal.tree(), "thoi-su/index.html": old}
    published.site.files[SMALL] = published.site.files[SMALL].replace(b"</h1>", b"<b>hacked</b></h1>", 1)
    found = published.differences("--manifest", str(published.manifest), "--previous", str(earlier))
    pages = {path: kind for path, kind in found.items() if not path.startswith("tim-kiem/")}
    assert pages == {SMALL: "changed", "thoi-su/index.html": "old", "thoi-su/bai-002.html": "left"}
    assert set(found.values()) == {"changed", "old", "left"}
    assert "<b>hacked</b>" in published.verify(status=1)


def test_what_each_kind_of_client_gets_is_compared_where_there_are_compressed_copies(
    published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_BROTLI_QUALITY", "_QUALITY_OF_LARGE"):
        monkeypatch.setattr(f"dancam.render.compression.{name}", 1)  # which is quick
    assert published.build("--compress") == 0
    site, tree = published.site, published.portal.tree()
    site.files, site.sends_copies = dict(tree), True
    copied = sum(f"{path}.br" in tree for path in tree)
    addresses, answers = len(tree) - 2 * copied + 1, len(tree) + 1
    assert copied > 5
    told = published.verify("--lang", "en", status=0)
    assert f"As it was built: {addresses} addresses ({answers} answers, those with compressed copies too)." in told
    site.files |= {
        "index.html.br": tree["tim-kiem.html.br"],
        SMALL: b"hacked",
        "rss.xml.gz": b"hacked",
        "atom.xml.br": brotli.compress(b"hacked"),
        "feed.json": b"{}",
    }
    for path in ("atom.xml", "thoi-su/index.html"):
        del site.files[path]
    found: dict[str, list[object]] = {}
    published.capture.readouterr()
    options = ("--site", str(published.portal.folder), "--url", site.url, "--rate", "1000", "--json")
    assert main(["verify", *options]) == 1
    for each in json.loads(published.capture.readouterr().out)["differences"]:
        found.setdefault(each["path"], []).append((each["kind"], each["encodings"]))
    assert found == {
        "index.html": [("swapped", ["br"])],
        SMALL: [("changed", ["identity"])],
        "rss.xml": [("changed", ["gzip"])],
        "atom.xml": [("changed", ["br"]), ("missing", ["identity"])],
        "feed.json": [("changed", ["identity"])],
        "thoi-su/index.html": [("missing", ["identity"])],
    }


@pytest.mark.parametrize("name", ["site.yml", "public", "content/thoi-su/bai-001.md"])
def test_a_file_that_is_no_state_is_named_and_left_alone(published: Published, name: str) -> None:
    before = {path: path.read_bytes() for path in published.portal.folder.rglob("*") if path.is_file()}
    path = published.portal.folder / name
    said = published.verify("--state", str(path), status=1)
    assert "không-phải-sổ-so" in said
    assert str(path) in said
    assert before == {path: path.read_bytes() for path in published.portal.folder.rglob("*") if path.is_file()}
    assert published.site.asked == []


def test_a_server_may_redirect_from_old_addresses_and_say_that_a_withdrawn_article_is_gone(
    published: Published,
) -> None:
    files, faults = published.site.files, published.site.faults
    faults["/cu/1.aspx"] = lambda request: request.send(301, b"", {"Location": f"/{SMALL}"})
    faults["/thoi-su/rut.html"] = lambda request: request.send(410, files["thoi-su/rut.html"])
    assert published.differences("--manifest", str(published.manifest), status=0) == {}
    assert published.differences(status=0) == {}
    faults[f"/{SMALL}"] = faults["/cu/1.aspx"]
    assert published.differences() == {SMALL: "redirected"}


def test_a_portal_below_a_folder_is_compared_there(published: Published) -> None:
    assert published.build("--base-url", "https://thu.example/cong") == 0
    published.site.files = {f"cong/{path}": data for path, data in published.portal.tree().items()}
    url = f"{published.site.url}cong"
    options = ("--site", str(published.portal.folder), "--rate", "1000")
    assert main(["verify", *options, "--url", url, "--manifest", str(published.manifest)]) == 0


def test_a_signed_manifest_is_trusted_and_a_changed_one_is_not(published: Published, tmp_path: Path) -> None:
    key, signers = tmp_path / "khoa", tmp_path / "nguoi-ky"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    signers.write_text(f"toasoan {key.with_name('khoa.pub').read_text(encoding='utf-8')}", encoding="utf-8")
    assert published.build("--sign", str(key)) == 0
    signed = ("--manifest", str(published.manifest), "--signers", str(signers))
    assert "Đúng như bản đã dựng" in published.verify(*signed, status=0)
    published.manifest.write_bytes(published.manifest.read_bytes().replace(b"thu.example", b"thu.exampla"))
    assert "chữ-ký-sai" in published.verify(*signed, status=1)
    assert published.build("--sign", str(tmp_path / "khong-co")) == 1
    assert "không-ký-được" in published.capture.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "không-có-bản-kê"),
        ("", "bản-kê-hỏng"),
        ("{}", "bản-kê-hỏng"),
        ('{"format": 1, "files": {"a": ["zz", 1]}}', "bản-kê-hỏng"),
        ('{"format": 1, "files": {"../a": ["' + "0" * 64 + '", 1]}}', "bản-kê-hỏng"),
        ('{"format": 9, "files": {}}', "bản-kê-mới-hơn"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_told(published: Published, text: str | None, said: str) -> None:
    path = published.portal.folder / "khac.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert said in published.verify("--manifest", str(path), status=1)
    assert published.site.asked == []


def test_where_nothing_was_built_there_is_nothing_to_compare_with(published: Published) -> None:
    published.portal.delete(".dancam")
    assert "chưa-dựng-gì" in published.verify(status=1)


@pytest.mark.parametrize(
    "arguments",
    [
        ["verify", "--manifest", "a.json"],
        ["verify", "--sample", "3"],
        ["verify", "--url", "ftp://x"],
        ["verify", "--url", "https://x.example", "--rate", "0"],
        ["build", "--sign", "khoa"],
    ],
)
def test_options_that_make_no_sense_are_told(arguments: list[str]) -> None:
    assert main(arguments) == 2


def test_a_comparison_that_is_killed_goes_on_where_it_was(published: Published) -> None:
    options = ("--site", str(published.portal.folder), "--url", published.site.url)
    command = (sys.executable, "-m", "dancam", "verify", *options, "--rate", "20", "--json")
    log = published.portal.folder / ".dancam/verify-live.jsonl"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while not log.exists() or len(log.read_bytes().splitlines()) < 4:
            assert process.poll() is None
        process.kill()
    published.site.asked.clear()
    kept = {json.loads(line)["job"] for line in log.read_bytes().splitlines()[1:] if line.endswith(b"}")}
    assert published.differences(status=0) == {}
    assert len(published.site.asked) == len(published.portal.tree()) + 1 - len(kept)
