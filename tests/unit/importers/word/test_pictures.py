"""Pictures come out as Word shows them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from dancam.importers.word.article import Imported, read
from tests.word import docx, paragraph, picture, run


def encoded(form: str, size: tuple[int, int] = (40, 20), **more: object) -> bytes:
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    out = io.BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def imported(data: bytes, change: tuple[str, str] = ("", ""), name: str = "image1.png") -> Imported:
    body = paragraph(run("Một.")) + paragraph(picture().replace(*change) if change[0] else picture())
    return read(docx(body, more={f"word/media/{name}": data}), "bai.docx", "anh", lambda title: "ten")


def opened(found: Imported) -> Image.Image:
    return Image.open(io.BytesIO(found.pictures[0].data))


def cut(**sides: str) -> tuple[str, str]:
    cuts = " ".join(f'{side}="{share}"' for side, share in sides.items())
    return "</pic:blipFill>", f"<a:srcRect {cuts}/></pic:blipFill>"


@pytest.mark.parametrize(("form", "ending"), [("PNG", "png"), ("JPEG", "jpg"), ("GIF", "png"), ("WEBP", "png")])
@pytest.mark.parametrize("half", ["50000", "50%"])
def test_what_is_cut_away_is_gone(form: str, ending: str, half: str) -> None:
    found = imported(encoded(form, lossless=True) if form == "WEBP" else encoded(form), cut(l=half))
    image = opened(found).convert("RGB")
    assert found.pictures[0].name == f"ten-1.{ending}"
    assert image.size == (20, 20)
    data = image.tobytes()
    assert (max(data[0::3]) < 60, min(data[2::3]) > 200) == (True, True)


def test_all_four_sides_are_cut() -> None:
    image = opened(imported(encoded("PNG"), cut(l="25000", t="10000", r="25000", b="40000")))
    assert (image.size, image.getpixel((0, 0)), image.getpixel((19, 9))) == ((20, 10), (255, 0, 0), (0, 0, 255))


def test_the_small_copy_of_the_whole_in_its_remarks_is_gone_too() -> None:
    exif = Image.Exif()
    exif[0x010E] = "mật"
    found = imported(encoded("JPEG", exif=exif, comment="mật khẩu"), cut(l="50000"))
    assert not opened(found).getexif()
    assert "mật".encode() not in found.pictures[0].data


def test_an_old_drawing_is_cut_as_well() -> None:
    old = (
        '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape alt="Đồng"><v:imagedata r:id="rIdP" '
        'cropleft="32768f" cropbottom="0.5"/></v:shape></w:pict></w:r>'
    )
    body = paragraph(run("Một.")) + paragraph(old)
    found = read(docx(body, more={"word/media/image1.png": encoded("PNG")}), "b", "anh", lambda title: "ten")
    assert (opened(found).size, opened(found).getpixel((0, 0))) == ((20, 10), (0, 0, 255))
    assert found.body == "Một.\n\n![Đồng](anh/ten-1.png)"


@pytest.mark.parametrize(
    ("frame", "size", "first"),
    [
        ('rot="5400000"', (20, 40), (255, 0, 0)),
        ('rot="16200000"', (20, 40), (0, 0, 255)),
        ('rot="10800000"', (40, 20), (0, 0, 255)),
        ('flipH="1"', (40, 20), (0, 0, 255)),
        ('flipV="1"', (40, 20), (255, 0, 0)),
        ('rot="60000"', (40, 20), (255, 0, 0)),
    ],
)
def test_a_picture_is_turned_as_word_turns_it(frame: str, size: tuple[int, int], first: tuple[int, ...]) -> None:
    found = imported(encoded("PNG"), ("</pic:pic>", f"<pic:spPr><a:xfrm {frame}/></pic:spPr></pic:pic>"))
    assert (opened(found).size, opened(found).convert("RGB").getpixel((0, 0))) == (size, first)


def test_what_a_round_picture_does_not_show_is_gone() -> None:
    found = imported(encoded("PNG"), ("</pic:pic>", '<pic:spPr><a:prstGeom prst="ellipse"/></pic:spPr></pic:pic>'))
    image = opened(found).convert("RGB")
    assert (image.getpixel((0, 0)), image.getpixel((10, 10))) == ((255, 255, 255), (255, 0, 0))


@pytest.mark.parametrize(("form", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("BMP", "png"), ("TIFF", "png")])
def test_the_bytes_decide_what_a_picture_is(form: str, ending: str) -> None:
    found = imported(encoded(form))
    assert found.pictures[0].name == f"ten-1.{ending}"
    assert opened(found).size == (40, 20)
    assert found.problems == []


def test_a_type_that_does_not_exist_is_no_obstacle() -> None:
    body = paragraph(run("Một.")) + paragraph(picture())
    kinds = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="png" ContentType="image/jpg"/></Types>'
    )
    more = {"[Content_Types].xml": kinds.encode(), "word/media/image1.png": encoded("JPEG")}
    assert read(docx(body, more=more), "b", "anh", lambda title: "ten").pictures[0].name == "ten-1.jpg"


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"\x01\x00\x00\x00" + b"\0" * 36 + b" EMF" + b"\0" * 40, "EMF"),
        (b"\xd7\xcd\xc6\x9a" + b"\0" * 40, "WMF"),
        (b"abc", "PNG"),
    ],
)
def test_what_no_browser_shows_is_told(data: bytes, form: str) -> None:
    found = imported(data)
    assert [(each.code, dict(each.values)) for each in found.problems] == [("word-picture", {"form": form})]
    assert found.body == "Một."


def test_a_picture_that_cannot_be_cut_does_not_come_out_whole() -> None:
    found = imported(encoded("PNG")[:60], cut(l="50000"))
    assert [each.code for each in found.problems] == ["word-picture"]
    assert found.pictures == []


def test_one_picture_cut_in_two_ways_is_two_files() -> None:
    body = paragraph(picture(), run("a"), picture().replace(*cut(l="50000")), picture())
    found = read(docx(body, more={"word/media/image1.png": encoded("PNG")}), "b", "anh", lambda title: "ten")
    assert found.body == "![](anh/ten-1.png)a![](anh/ten-2.png)![](anh/ten-1.png)"
    assert [Image.open(io.BytesIO(each.data)).size for each in found.pictures] == [(40, 20), (20, 20)]
