"""Pictures: how large they are."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from dancam.images.measure import measure


def picture(form: str, **more: object) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 30)).save(data, form, **more)
    return data.getvalue()


@pytest.mark.parametrize(
    ("form", "name"),
    [("PNG", "a.png"), ("JPEG", "a.jpg"), ("JPEG", "A.JPEG"), ("GIF", "a.gif"), ("WEBP", "a.webp"), ("PNG", "a.jpg")],
)
def test_the_size_of_a_picture_is_known(form: str, name: str) -> None:
    assert measure(picture(form), name) == (40, 30)


@pytest.mark.parametrize(("orientation", "size"), [(1, (40, 30)), (3, (40, 30)), (6, (30, 40)), (8, (30, 40))])
def test_a_picture_that_the_camera_turned_is_measured_as_it_is_seen(orientation: int, size: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert measure(picture("JPEG", exif=exif), "a.jpg") == size


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        ('<svg width="120" height="80">', (120, 80)),
        ("<?xml version='1.0'?>\n<svg xmlns='x' height='80px' width=' 120.4px '>", (120, 80)),
        ('<svg viewBox="0 0 600 400">', (600, 400)),
        ('<svg viewBox="-10,-10 , 600.5 400">', (600, 400)),
        ('<svg width="100%" height="100%" viewBox="0 0 600 400">', (600, 400)),
        ('<svg width="120" viewBox="0 0 600 400">', (600, 400)),
        ("<svg>", (0, 0)),
        ("", (0, 0)),
        ("<html><body>", (0, 0)),
    ],
)
def test_the_size_of_a_drawing_is_read_from_its_root(svg: str, size: tuple[int, int]) -> None:
    assert measure(svg.encode(), "a.svg") == size


@pytest.mark.parametrize(
    "svg",
    [
        '<svg viewBox="0 0 1.2.3 4">',
        '<svg viewBox="0 0 . .">',
        f'<svg width="{"9" * 400}" height="1">',
        '<svg viewBox="0 0 1e9 1">',
    ],
)
def test_a_drawing_with_odd_numbers_has_no_size_or_a_sane_one(svg: str) -> None:
    width, height = measure(svg.encode(), "a.svg")
    assert 0 <= width < 10_000_000
    assert 0 <= height < 10_000_000


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_truncated_picture_has_no_size_or_the_right_one(form: str) -> None:
    whole = picture(form)
    for end in range(0, len(whole), 7):
        assert measure(whole[:end], "a.png") in {(0, 0), (40, 30)}


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.txt", "svg", "a.svgz"])
def test_what_is_no_picture_has_no_size(name: str) -> None:
    assert measure(picture("PNG"), name) == (0, 0)


def test_a_bomb_is_not_unpacked() -> None:
    header = picture("PNG")[:16]
    bomb = header + (60_000).to_bytes(4, "big") * 2 + picture("PNG")[24:]
    assert measure(bomb, "a.png") in {(0, 0), (60_000, 60_000)}
