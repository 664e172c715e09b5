"""Photographs without what they say of themselves, and pictures that browsers cannot show."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from dancam.images import measure
from dancam.images.metadata import stripped
from tests.portal import Portal

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


def photo(kind: str, orientation: int = 6) -> bytes:
    """Return a picture that tells where it was taken."""
    picture = Image.new("RGB", (40, 30))
    for x in range(40):
        for y in range(30):
            picture.putpixel((x, y), (x * 6, y * 8, 100))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKER] = "Máy ảnh của tôi"
    exif.get_ifd(GPS)[2] = (18.0, 40.0, 0.0)
    target = io.BytesIO()
    more: dict[str, object] = {"exif": exif}
    if kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", "Nguyen Van A")
        more["pnginfo"] = info
    if kind == "JPEG":
        more["comment"] = b"Nguyen Van A"
    picture.save(target, kind, **more)
    return target.getvalue()


def pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.tobytes()


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.JPG"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_a_picture_is_the_same_and_says_nothing_of_its_maker(kind: str, name: str) -> None:
    data = photo(kind)
    assert "Máy".encode() in data or b"Nguyen" in data or b"EXIF" in data
    clean = stripped(data, name)
    assert len(clean) < len(data)
    assert pixels(clean) == pixels(data)
    with Image.open(io.BytesIO(clean)) as picture:
        exif = picture.getexif()
        assert GPS not in exif
        assert MAKER not in exif
        assert exif.get(ORIENTATION, 1) == (1 if kind == "WEBP" else 6)  # browsers do not turn WebP
    assert b"Nguyen Van A" not in clean
    assert stripped(clean, name) == clean


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photograph_is_turned_as_before(kind: str, orientation: int) -> None:
    with Image.open(io.BytesIO(stripped(photo(kind, orientation), "a.jpeg"))) as picture:
        assert picture.getexif().get(ORIENTATION, 1) == orientation


@given(st.sampled_from(["a.jpg", "a.png", "a.webp", "a.gif", "a.pdf"]), st.binary(max_size=300), st.integers(0, 400))
def test_whatever_is_no_picture_stays_as_it_is_or_shorter(name: str, data: bytes, cut: int) -> None:
    stripped(data, name)
    heads = {"a.jpg": b"\xff\xd8", "a.png": b"\x89PNG\r\n\x1a\n", "a.webp": b"RIFF\0\0\0\0WEBP"}
    stripped(heads.get(name, b"") + data, name)
    stripped(photo("JPEG")[:cut] + data, "a.jpg")


def test_what_is_published_tells_nothing_and_stays_as_it_is(portal: Portal) -> None:
    portal.write("content/thoi-su/anh.jpg", photo("JPEG")).article("thoi-su/a.md", image="anh.jpg").build().succeeded()
    published = portal.tree()["thoi-su/anh.jpg"]
    assert published == stripped(photo("JPEG"), "anh.jpg")
    assert b"Nguyen" not in published
    portal.build().rendered(0).wrote(0)
    assert portal.result.problems == []


def test_a_picture_that_was_cut_off_or_cannot_be_shown_is_told(portal: Portal) -> None:
    portal.write("content/a.jpg", photo("JPEG")[:-200]).write("content/b.png", photo("PNG")[:-30])
    portal.write("content/c.webp", photo("WEBP")[:-30]).write("content/d.heic", b"x").write("content/e.bmp", b"BM")
    portal.articles(1).build().succeeded()
    assert sorted((each.place.file, each.code) for each in portal.result.problems) == [
        ("content/a.jpg", "picture-broken"),
        ("content/b.png", "picture-broken"),
        ("content/c.webp", "picture-broken"),
        ("content/d.heic", "picture-format"),
        ("content/e.bmp", "picture-format"),
    ]


def test_a_bomb_is_an_error(portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "MOST_PIXELS", 1000)
    portal.write("content/bom.png", photo("PNG")).articles(1).build().failed("picture-too-large")
    assert "content/bom.png" in [each.place.file for each in portal.result.problems]
