"""Pictures are judged by their bytes, whatever their names say; what is no picture is told as what it is."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from dancam.content.files import measured
from dancam.images.kinds import kind_by_name, kind_of
from dancam.images.measure import is_whole
from dancam.problems import Problem
from tests import telling_pictures
from tests.photographs import painted
from tests.portal import PICTURE, Portal
from tests.unit.makers import codes

AVIF = (Path(__file__).parents[2] / "files/two-frames.avif").read_bytes()
FORMATS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WebP": "webp", "AVIF": "avif"}
BYTES = {kind: painted(form=kind.upper()) for kind in FORMATS} | {"SVG": PICTURE.encode()}


def told(name: str, data: bytes) -> list[Problem]:
    return measured(f"content/thoi-su/{name}", data, "0" * 32)[1]


def office(part: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr(f"{part}/document.xml", "<x/>")
    return data.getvalue()


NO_PICTURES = {
    "PDF": b"%PDF-1.7\n%\xe2\xe3",
    "DOCX": office("word"),
    "XLSX": office("xl"),
    "ZIP": office("x"),
    "DOC": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "RTF": b"{\\rtf1\\ansi",
    "HTML": b"\n<!DOCTYPE html><title>404 Not Found</title>",
    "XML": b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>",
    "TXT": "Không tìm thấy tệp.\r\n".encode(),
    "MP4": b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
    "0 byte": b"",
    "?": b"\x00\x01\x02\xff" * 9,
}
UNSHOWN = {
    "HEIC": telling_pictures.heic(),
    "TIFF": painted(form="TIFF"),
    "BMP": painted(form="BMP"),
    "PSD": b"8BPS\0\x01" + bytes(20),
    "JPEG XL": b"\xff\x0a\xfa\x1f",
    "JPEG 2000": b"\0\0\0\x0cjP  \r\n\x87\n",
    "RAW": b"II\x2a\0\x10\0\0\0CR\x02\0" + bytes(30),
}


@pytest.mark.parametrize(("kind", "data"), [*BYTES.items(), *NO_PICTURES.items(), *UNSHOWN.items()])
def test_each_kind_is_known_by_its_bytes(kind: str, data: bytes) -> None:
    assert kind_of(data) == kind


def test_a_drawing_is_known_behind_its_head() -> None:
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n<!-- a -->\n<!DOCTYPE svg PUBLIC "a" "b">\n'
    assert kind_of(b"\xef\xbb\xbf" + head + PICTURE.encode()) == "SVG"
    assert kind_by_name("content/a.b/Anh.JPEG") == "JPEG"
    assert kind_by_name("content/a.jpg/anh") == ""


@pytest.mark.parametrize("kind", BYTES)
@pytest.mark.parametrize("ending", [*FORMATS.values(), "svg", "jfif", "JPG"])
def test_a_picture_whose_ending_lies_is_shown_where_it_can_be_else_told(kind: str, ending: str) -> None:
    found = told(f"anh.{ending}", BYTES[kind])
    promised = kind_by_name(f"anh.{ending}")
    if kind == promised:
        assert found == []
    elif "SVG" in {kind, promised}:
        assert [each for each in codes(found) if each != "metadata-kept"] in (
            ["picture-name-hides"],
            ["drawing-broken"],
        )
    else:
        assert codes(found) == ["picture-name"]
        assert dict(found[0].values)["name"] == f"anh{'.jpg' if kind == 'JPEG' else '.' + FORMATS[kind]}"


def test_a_picture_without_an_ending_is_told_with_its_name() -> None:
    [problem] = told("anh chup", BYTES["PNG"])
    assert problem.code == "picture-name-hides"
    assert dict(problem.values) == {"what": "PNG", "name": "anh chup.png"}


@pytest.mark.parametrize("ending", ["heic", "tiff", "bmp"])
def test_a_picture_under_the_name_of_one_that_browsers_do_not_show_is_judged_by_its_bytes(ending: str) -> None:
    [problem] = [each for each in told(f"anh.{ending}", BYTES["JPEG"]) if each.code != "metadata-kept"]
    assert (problem.code, dict(problem.values)) == ("picture-name-hides", {"what": "JPEG", "name": "anh.jpg"})


@pytest.mark.parametrize(("kind", "data"), UNSHOWN.items())
@pytest.mark.parametrize("ending", ["jpg", "png", "avif"])
def test_a_picture_that_browsers_do_not_show_is_named_for_what_it_is(kind: str, data: bytes, ending: str) -> None:
    found = [each for each in told(f"anh.{ending}", data) if each.code != "metadata-kept"]
    assert codes(found) == ["picture-format"]
    assert dict(found[0].values) == {"what": kind}


@pytest.mark.parametrize(("kind", "data"), NO_PICTURES.items())
@pytest.mark.parametrize("ending", ["jpg", "gif", "webp"])
def test_what_is_no_picture_is_told_under_the_name_of_one(kind: str, data: bytes, ending: str) -> None:
    found = [each for each in told(f"anh.{ending}", data) if each.code != "metadata-kept"]
    assert codes(found) == ["picture-none"]
    assert dict(found[0].values) == {"what": kind}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("ending", ["", "jpg", "png"])
def test_every_kind_of_picture_that_was_cut_off_is_told(kind: str, ending: str) -> None:
    data = painted(400, 300, form=kind.upper())
    name = f"anh.{ending or FORMATS[kind]}"
    assert is_whole(data, kind)
    for left in (0.3, 0.7, 0.98):
        assert "picture-broken" in codes(told(name, data[: int(len(data) * left)])), left


@pytest.mark.parametrize("kind", FORMATS)
def test_a_head_alone_is_no_picture(kind: str) -> None:
    assert set(codes(told(f"anh.{FORMATS[kind]}", BYTES[kind][:12]))) & {"picture-broken", "picture-none"}


def test_pictures_that_move_are_whole() -> None:
    frames = [Image.new("RGB", (9, 9), color) for color in ("red", "green", "blue")]
    for kind in ("GIF", "PNG", "WebP"):
        data = io.BytesIO()
        frames[0].save(data, kind.upper(), save_all=True, append_images=frames[1:])
        assert told(f"anh.{FORMATS[kind]}", data.getvalue()) == []
    assert [each for each in codes(told("anh.avif", AVIF)) if each != "metadata-kept"] == []


@pytest.mark.parametrize(
    ("svg", "code"),
    [
        (PICTURE[:-9], "drawing-broken"),
        (PICTURE.replace('width="120"', 'width="0"', 1), "picture-broken"),
        (PICTURE.replace('height="80"', "height='0px'", 1), "picture-broken"),
        (PICTURE.replace('"120"', '"99999"').replace('"80"', '"99999"'), "picture-too-large"),
        (PICTURE.replace("<rect", "<script>1</script><rect"), "drawing-active"),
        (PICTURE.replace("<svg", '<svg stroke-width="0"'), ""),
        (PICTURE.replace("width", "viewBox='0 0 9 9' data-w", 1), ""),
        ("", "drawing-broken"),
    ],
)
def test_drawings_are_looked_at_as_closely(svg: str, code: str) -> None:
    found = [each for each in codes(told("anh.svg", svg.encode())) if each != "metadata-kept"]
    assert found == ([code] if code else [])


SCRIPT = PICTURE.replace("<rect", "<script>alert(1)</script><rect")


@pytest.mark.parametrize(
    ("name", "text", "is_told"),
    [
        ("so-do.xml", SCRIPT, True),
        ("so-do.XML", PICTURE.replace("<svg", '<svg onload="alert(1)"'), True),
        ("so-do.xml", PICTURE, False),
        ("bang.xml", "<?xml version='1.0'?><bang><object>1</object><muc on='1'/></bang>", False),
        ("bang.xml", "<?xml-stylesheet href='//x.example/a.xsl'?><bang/>", True),
        ("trang.xml", '<a xmlns="http://www.w3.org/1999/xhtml"><script>1</script>', True),
        ("trang.xml", '<x:a xmlns:x="http://www.w3.org/1999/xhtml"><x:script>1</x:script></x:a>', True),
        ("trang.xhtml", '<html xmlns="http://www.w3.org/1999/xhtml"><img onerror="1" src="a"/></html>', True),
        ("trang.html", "<p>Một</p><script src='a.js'></script>", True),
        ("trang.htm", "<a href='java&#115;cript:1' onclick='x()'>", True),
        ("trang.html", "<p>Một trang <b>thường</b> on = 1</p>", False),
        ("so-do.xsl", SCRIPT, True),
        ("trang.xml", PICTURE.replace("<rect", "<script>1</script>").replace("</svg>", ""), True),
        ("ghi-chu.txt", SCRIPT, False),
    ],
)
def test_what_browsers_open_as_a_page_runs_nothing(name: str, text: str, is_told: bool) -> None:
    assert ("file-active" in codes(told(name, text.encode()))) is is_told
    if is_told:
        assert "file-active" in codes(told(name, text.encode("utf-16")))


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("ke-hoach.pdf", NO_PICTURES["PDF"], "PDF"),
        ("ke-hoach.docx", NO_PICTURES["DOCX"], "DOCX"),
        ("ke-hoach", b"Text", "TXT"),
        ("anh.jpg", NO_PICTURES["HTML"], "HTML"),
        ("anh.jpg", b"", "0 byte"),
    ],
)
def test_a_file_that_is_no_picture_as_a_picture_is_a_mistake(portal: Portal, name: str, data: bytes, kind: str) -> None:
    portal.write(f"content/thoi-su/{name}", data).article("thoi-su/a.md", image=name).build().failed("image-no-picture")
    [problem] = [each for each in portal.result.problems if each.code == "image-no-picture"]
    assert (problem.place.file, problem.place.line) == ("content/thoi-su/a.md", 5)
    assert dict(problem.values) == {"value": name, "what": kind}
    portal.article("thoi-su/a.md", f"Một.\n\n![Chú]({name}) và [tệp]({name})").build().succeeded()
    [problem] = [each for each in portal.result.problems if each.code == "body-no-picture"]
    assert (problem.place.line, dict(problem.values)["known"]) == (9, kind)
    portal.article("thoi-su/a.md", f"Một.\n\n[tệp]({name})", attachments=f"[{name}]").build().succeeded()
    assert not {"image-no-picture", "body-no-picture"} & set(portal.codes())


def test_a_banner_that_is_no_picture_is_a_mistake(portal: Portal) -> None:
    portal.write("static/dau.png", NO_PICTURES["PDF"])
    portal.edit("site.yml", lambda text: f"banner: /static/dau.png\n{text}").build().failed("image-no-picture")


def test_a_picture_under_another_ending_comes_in_its_sizes(portal: Portal) -> None:
    portal.write("content/thoi-su/anh.jpg", painted(1600, 900, form="PNG")).article("thoi-su/a.md", image="anh.jpg")
    portal.build().succeeded()
    assert portal.codes() == ["picture-name"]
    assert "srcset=" in portal.page("thoi-su/a.html")
