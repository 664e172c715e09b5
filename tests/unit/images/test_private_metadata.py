"""Pictures are published without what they say of people and places, wherever it stands in the file."""

from __future__ import annotations

import base64
import io
import re
import struct
import warnings
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageSequence

from dancam.content.files import measured
from dancam.images.containers.cleaned import Cleaned
from dancam.images.measure import measure
from dancam.images.metadata import HEAD, cleaned, is_stripped, stripped
from dancam.problems import Place
from dancam.render.pictures import resized
from dancam.views.files import SizeView
from tests import telling_pictures
from tests.portal import Portal
from tests.telling_pictures import ALL, SECRET, box, chunk, extension, picture, riff, saved, segment, tells

DRAWN = [name for name in ALL if not name.endswith(".svg")]


def frames(data: bytes) -> list[tuple[object, ...]]:
    """Return what is seen of a picture: each of its frames, and how long it stays."""
    readable = data.replace(b"ftypheic", b"ftypavif", 1)  # the one word for which Pillow does not read it
    with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(readable)) as opened:
        shown = [opened] if opened.format in {"JPEG", "MPO"} else ImageSequence.Iterator(opened)
        return [
            (each.size, each.convert("RGBA").tobytes(), each.info.get("duration"), each.info.get("loop"))
            for each in shown
        ]


def clean(data: bytes, name: str) -> bytes:
    """Return a picture without its metadata, which must be certain and the same the second time."""
    result = cleaned(data, name)
    assert result.is_clean
    assert cleaned(result.data, name) == result
    return result.data


@pytest.mark.parametrize("name", ALL)
def test_the_secret_is_gone(name: str) -> None:
    data = ALL[name]()
    assert tells(data)
    assert not tells(clean(data, name))


@pytest.mark.parametrize("name", DRAWN)
def test_the_picture_is_the_same(name: str) -> None:
    data = ALL[name]()
    assert frames(clean(data, name)) == frames(data)


@pytest.mark.parametrize("name", ["dong.png", "dong.webp", "dong.gif", "dong.avif"])
def test_what_moves_still_moves(name: str) -> None:
    assert len(frames(clean(ALL[name](), name))) > 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", saved("JPEG")),
        ("a.jpg", saved("JPEG", progressive=True, optimize=True)),
        ("a.jpg", saved("JPEG", picture().convert("CMYK"))),
        ("a.jpg", saved("JPEG", restart_marker_blocks=1)),
        ("a.png", saved("PNG", dpi=(72, 72))),
        ("a.png", saved("PNG", save_all=True, append_images=[picture(1)])),
        ("a.webp", saved("WEBP")),
        ("a.webp", saved("WEBP", save_all=True, append_images=[picture(1)])),
        ("a.gif", saved("GIF", save_all=True, append_images=[picture(1)], loop=0)),
        ("a.avif", saved("AVIF")),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><title>A</title>\n<path d="M0 0"/></svg>\n'),
        ("a.bmp", saved("BMP")),
        ("a.pdf", b"%PDF-1.7 <x:xmpmeta>"),
    ],
)
def test_what_says_nothing_stays_byte_for_byte(name: str, data: bytes) -> None:
    assert clean(data, name) == data


def test_zeros_between_the_blocks_of_a_gif_are_skipped() -> None:
    data = saved("GIF")
    assert clean(data[:-1] + b"\0\0;", "a.gif") == data


def test_a_colour_profile_stays() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for form, name in (("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("AVIF", "a.avif")):
        data = saved(form, icc_profile=profile)
        assert clean(data, name) == data


def test_what_is_no_colour_profile_does_not_stay_under_its_name() -> None:
    for said in (SECRET.encode(), b"\1\1" + SECRET.encode() * 60, b"\1\2" + b"\0" * 200 + SECRET.encode()):
        data = saved("JPEG")
        told = b"\xff\xe2" + (len(said) + 14).to_bytes(2) + b"ICC_PROFILE\0" + said
        assert clean(data[:2] + told + data[2:], "a.jpg") == data


PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def profiled(*parts: tuple[int, int, bytes]) -> bytes:
    """Return a JPEG with parts of a colour profile: number, how many there are, and a part of its bytes."""
    data = saved("JPEG")
    said = (segment(0xE2, b"ICC_PROFILE\0" + bytes(part[:2]) + part[2]) for part in parts)
    return data[:2] + b"".join(said) + data[2:]


def test_a_colour_profile_stays_in_whatever_order_its_parts_are() -> None:
    first, second, third = (PROFILE[:200], PROFILE[200:300], PROFILE[300:])
    for parts in permutations([(1, 3, first), (2, 3, second), (3, 3, third)]):
        data = profiled(*parts)
        assert clean(data, "a.jpg") == data
        with Image.open(io.BytesIO(data)) as opened:
            assert opened.info["icc_profile"] == PROFILE


@pytest.mark.parametrize(
    "parts",
    [
        [(1, 2, PROFILE[:200]), (2, 2, PROFILE[200:]), (1, 2, PROFILE[:200])],  # the same number twice
        [(1, 3, PROFILE[:200]), (2, 3, PROFILE[200:])],  # one is missing
        [(1, 2, PROFILE[:200]), (2, 3, PROFILE[200:])],
        [(0, 2, PROFILE[:200]), (1, 2, PROFILE[200:])],
        [(1, 2, PROFILE[:200]), (3, 2, PROFILE[200:])],
        [(1, 1, PROFILE[:-1])],
        [(1, 1, PROFILE + SECRET.encode())],
    ],
)
def test_a_colour_profile_that_contradicts_itself_stays_and_is_reported(parts: list[tuple[int, int, bytes]]) -> None:
    data = profiled(*parts)
    assert cleaned(data, "a.jpg") == Cleaned(data, is_clean=False)


def test_a_png_is_turned_by_its_first_exif_before_the_pixels_as_in_browsers() -> None:
    data = saved("PNG")
    end = data.index(b"IDAT") - 4
    six, one, wrong = (chunk(b"eXIf", telling_pictures.exif(each)[6:]) for each in (6, 1, 6))
    for said, behind, turned in (
        (six, b"", True),
        (six + one, one, True),
        (one + six, six, False),
        (b"", six, False),
        (wrong[:-1] + bytes([wrong[-1] ^ 1]), b"", False),
        (chunk(b"eXIf", b"Exif\0\0" + telling_pictures.exif(6)[6:]), b"", False),
        (chunk(b"eXIf", b"?") + six, b"", False),
    ):
        result = clean(data[:end] + said + data[end:-12] + behind + data[-12:], "a.png")
        assert not tells(result)
        assert (b"eXIf" in result) == turned
        assert measure(result, "a.png") == (picture().size[::-1] if turned else picture().size)


def test_a_jpeg_ends_with_its_first_picture() -> None:
    alone = saved("JPEG")
    for more in (alone, telling_pictures.film(), b"x", b"\xff\xd9", b"\xff"):
        assert clean(alone + more, "a.jpg") == alone


def test_the_small_picture_in_the_head_of_a_jpeg_goes() -> None:
    data = saved("JPEG")
    head = b"JFIF\0\1\2\1\0\x48\0\x48\2\2" + SECRET.encode()
    told = data[:2] + segment(0xE0, head) + data[20:]
    assert frames(told) == frames(data)
    result = clean(told, "a.jpg")
    assert not tells(result)
    assert frames(result) == frames(data)


def test_what_lies_behind_an_avif_is_cut_off() -> None:
    assert len(clean(telling_pictures.avif(), "a.avif")) == len(
        saved("AVIF", exif=telling_pictures.exif(6), xmp=telling_pictures.xmp())
    )


def test_an_avif_says_neither_when_it_was_made_nor_with_what() -> None:
    data = telling_pictures.TWO_FRAMES
    for kind in (b"mvhd", b"tkhd", b"mdhd"):
        at = data.index(kind) + 8
        assert any(data[at : at + 16])
        assert not any(clean(data, "a.avif")[at : at + 16])
    named = data.replace(b"pict".ljust(17, b"\0"), b"pict".ljust(16, b"\0") + b"S", 1)
    assert clean(named, "a.avif") == clean(data, "a.avif")


def test_the_names_of_items_that_are_not_usual_go() -> None:
    data = saved("AVIF")
    assert clean(data.replace(b"Color", b"Vinh!"), "a.avif") == data.replace(b"Color", b"     ")


def test_items_within_the_table_itself_are_cleaned_too() -> None:
    """As of grids and of what some programs say: construction method 1, in the box `idat`."""
    data = saved("AVIF", exif=telling_pictures.exif())
    item = data.index(struct.pack(">I", data.index(b"mdat") + 4)) - 6  # that of the Exif, at the start of the store
    (size,) = struct.unpack_from(">I", data, item + 10)
    store = box(b"idat", bytes(3) + data[data.index(b"mdat") + 4 :][:size] + SECRET.encode())
    meta, places = data.index(b"meta"), data.index(b"iloc")
    # The table of places in its version 1, which has a method for each item: two more bytes each.
    old = data[places - 4 : places - 4 + int.from_bytes(data[places - 4 : places])]
    entries = [old[16 + 14 * number :][:14] for number in range(2)]
    more = len(store) + 4

    def entry(old: bytes) -> bytes:
        number, start, length = old[:2], int.from_bytes(old[6:10]), old[10:14]
        is_exif = old in data[item : item + 14]
        place = 3 if is_exif else start + more
        return number + bytes((0, is_exif, 0, 0, 0, 1)) + struct.pack(">I", place) + length

    new = box(b"iloc", b"\1\0\0\0" + old[12:16] + b"".join(map(entry, entries)))
    (whole,) = struct.unpack_from(">I", data, meta - 4)
    told = data.replace(old, new + store).replace(data[meta - 4 : meta], struct.pack(">I", whole + more), 1)
    assert frames(told) == frames(data)
    assert tells(told.partition(b"mdat")[0])
    result = clean(told, "a.avif")
    assert not tells(result)
    assert frames(result) == frames(data)


@pytest.mark.parametrize("orientation", [1, 6])
def test_the_head_of_a_jpeg_stays_in_front(orientation: int) -> None:
    result = clean(saved("JPEG", exif=telling_pictures.exif(orientation)), "a.jpg")
    assert result[2:11] == b"\xff\xe0\0\x10JFIF\0"
    assert result.count(b"Exif\0\0") == int(orientation > 1)


def test_the_head_of_a_webp_says_that_nothing_else_is_there() -> None:
    data = telling_pictures.webp()
    result = clean(data, "a.webp")
    assert (data[20] & 0x0C, result[20] & 0x0C) == (0x0C, 0)
    assert clean(result + riff(b"ALPH", SECRET.encode()), "a.webp") == result
    assert int.from_bytes(result[4:8], "little") == len(result) - 8


def test_a_drawing_keeps_what_is_drawn() -> None:
    result = clean(telling_pictures.svg(), "a.svg").decode()
    assert '<rect id="r" width="60" height="40"/><title>Chợ &gt; phiên</title>' in result
    assert "<metadata></metadata>" in result
    assert len(re.findall("<(?:sodipodi:|i:|inkscape:)", result)) == 3  # empty ones, for rules that count
    photograph = base64.b64decode(result.partition("base64,")[2].partition('"')[0])
    assert photograph == stripped(telling_pictures.jpeg(), "a.jpg")


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA"])
def test_what_lies_behind_a_bitmap_is_cut_off(mode: str) -> None:
    data = saved("BMP", picture().convert(mode))
    for name in ("a.bmp", "a.dib", "a.bin"):
        assert clean(data + SECRET.encode(), name) == data
        counted = data[:2] + struct.pack("<I", len(data) + len(SECRET)) + data[6:] + SECRET.encode()
        assert clean(counted, name) == data


def test_what_lies_before_the_pixels_of_a_bitmap_is_reported() -> None:
    data = saved("BMP")
    start = int.from_bytes(data[10:14], "little")
    gap = data[:10] + struct.pack("<I", start + len(SECRET)) + data[14:start] + SECRET.encode() + data[start:]
    assert frames(gap) == frames(data)
    assert not cleaned(gap, "a.bmp").is_clean


def icon(kind: int, *images: bytes, behind: bytes = b"") -> bytes:
    """Return an ICO or CUR that holds images."""
    at, table = 6 + 16 * len(images), struct.pack("<HHH", 0, kind, len(images))
    for image in images:
        table += struct.pack("<BBBBHHII", 60, 40, 0, 0, 1, 32, len(image), at)
        at += len(image)
    return table + b"".join(images) + behind


@pytest.mark.parametrize("kind", [1, 2])
def test_the_images_of_an_icon_are_cleaned_and_nothing_lies_behind_them(kind: int) -> None:
    alone = saved("PNG")
    said = alone[:33] + b"".join(chunk(b"zTXt", b"Author\0\0" + each) for each in telling_pictures.forms()) + alone[33:]
    dib = saved("BMP", picture().convert("RGBA"))[14:]
    dib = dib[:8] + struct.pack("<i", picture().height * 2) + dib[12:] + bytes(8 * picture().height)
    for name in ("a.ico", "a.cur", "a"):
        told = icon(kind, said, dib + SECRET.encode(), said, behind=SECRET.encode())
        assert clean(told, name) == icon(kind, alone, dib, alone)
    plain = saved("ICO", sizes=[(16, 16), (32, 32)], bitmap_format="bmp")
    assert frames(clean(plain, "a.ico")) == frames(plain)
    packed = saved("ICO", sizes=[(16, 16), (32, 32)])
    assert clean(packed, "a.ico") == packed
    assert not cleaned(icon(kind, SECRET.encode() * 9), "a.ico").is_clean
    assert not cleaned(icon(kind, alone)[:-9], "a.ico").is_clean


# What cannot be understood


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.tiff", b"II*\0" + SECRET.encode()),
        ("a.jpg", b"MM\0*" + SECRET.encode()),
        ("a.jxl", b"\0\0\0\x0cJXL " + SECRET.encode()),
        ("a.jpg", b"\n" + telling_pictures.jpeg()),
        ("a.jpg", telling_pictures.film()),
        ("a.png", telling_pictures.saved("PNG")[:33] + chunk(b"CRIT", SECRET.encode())),
        ("a.gif", telling_pictures.saved("GIF")[:-1] + b"?" + SECRET.encode()),
        ("a.svgz", b"\x1f\x8b" + SECRET.encode()),
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>'.encode("utf-16")),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/png,%89PNG"/></svg>'),
        ("a.jpg", telling_pictures.saved("JPEG").replace(b"\xff\xda", b"\xff\xd8\0\2\xff\xda", 1)),
        ("a.avif", telling_pictures.avif().replace(b"infe\2\0\0\0\0\2\0\0Exif", b"infe\2\0\0\0\0\2\0\0priv", 1)),
        ("a.avif", telling_pictures.avif().replace(b"iinf", b"iinf\xff", 1)),
        ("a.avif", telling_pictures.TWO_FRAMES.replace(b"pict", b"text").replace(b"text", b"pict", 1)),
    ],
)
def test_what_cannot_be_cleaned_is_told(name: str, data: bytes) -> None:
    result = cleaned(data, name)
    assert not result.is_clean
    assert cleaned(result.data, name) == result


def test_what_was_understood_before_is_gone_all_the_same() -> None:
    data = telling_pictures.jpeg()
    at = data.rindex(b"\xff\xda")
    assert not tells(cleaned(data[:at] + b"\xff\xf0\0\2" + data[at:], "a.jpg").data)


# Whatever the structure

PAYLOADS = st.binary(max_size=30).map(lambda more: more + SECRET.encode() + more)
PREFIXES = st.sampled_from([b"", b"Exif\0\0II*\0", b"JFXX\0", b"http://ns.adobe.com/xap/1.0/\0", b"MPF\0", b"Adobe"])
SEGMENTS = st.builds(
    lambda fill, code, prefix, body: b"\xff" * fill + segment(code, prefix + body),
    st.integers(0, 2),
    st.sampled_from([*range(0xE0, 0xEE), 0xEF, 0xFE]),
    PREFIXES,
    PAYLOADS,
)
CHUNKS = st.builds(chunk, st.sampled_from([b"tEXt", b"zTXt", b"eXIf", b"tIME", b"caBX", b"abCd", b"gAMA"]), PAYLOADS)
RIFFS = st.builds(riff, st.sampled_from([b"EXIF", b"XMP ", b"ABCD", b"JUNK"]), PAYLOADS)
EXTENSIONS = st.builds(
    extension, st.sampled_from([0xFE, 0xFF, 0x01, 0x77]), st.just(b"XMP DataXMP"), PAYLOADS, PAYLOADS
)
BOXES = st.builds(box, st.sampled_from([b"uuid", b"free", b"skip", b"mpvd", b"abcd", b"meco"]), PAYLOADS)


def pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    """Return the parts of a file between places."""
    return [data[start:end] for start, end in pairwise([0, *sorted(cuts), len(data)])]


def jpeg_pieces(data: bytes) -> list[bytes]:
    """Return the parts of a JPEG, before each of which another segment may stand."""
    return pieces(data, [each.start() for each in re.finditer(rb"\xff[\xc0\xc2\xc4\xda-\xdd\xd9]", data)])


def png_pieces(data: bytes) -> list[bytes]:
    cuts, at = [], 33  # behind the head
    while at < len(data):
        cuts.append(at)
        at += 12 + int.from_bytes(data[at : at + 4])
    return pieces(data, cuts)


def woven(data: st.DataObject, parts: list[bytes], more: st.SearchStrategy[bytes]) -> bytes:
    """Return a file with private parts between its own, and behind its end."""
    between = [data.draw(st.lists(more, max_size=2)) for _ in parts[1:]]
    behind = data.draw(st.binary(max_size=20).map(lambda each: SECRET.encode() + each))
    return parts[0] + b"".join(b"".join(said) + part for said, part in zip(between, parts[1:], strict=True)) + behind


JPEGS = [
    saved("JPEG", **how)
    for how in (
        {},
        {"progressive": True},
        {"restart_marker_blocks": 1},
        {"exif": telling_pictures.exif(3)},
        {"subsampling": 0},
    )
]


@given(st.data(), st.sampled_from(JPEGS))
def test_no_segment_of_a_jpeg_keeps_the_secret(data: st.DataObject, photograph: bytes) -> None:
    told = woven(data, jpeg_pieces(photograph), SEGMENTS)
    result = clean(told, "a.jpg")
    assert not tells(result)
    assert frames(result) == frames(photograph)


@given(st.data(), st.sampled_from([saved("PNG"), saved("PNG", save_all=True, append_images=[picture(1)])]))
def test_no_chunk_of_a_png_keeps_the_secret(data: st.DataObject, photograph: bytes) -> None:
    result = clean(woven(data, png_pieces(photograph), CHUNKS), "a.png")
    assert result == photograph


@given(st.lists(RIFFS, max_size=4), st.lists(RIFFS, max_size=2), st.booleans())
def test_no_chunk_of_a_webp_keeps_the_secret(before: list[bytes], behind: list[bytes], moves: bool) -> None:
    more = {"save_all": True, "append_images": [picture(1)]} if moves else {"exif": telling_pictures.exif()}
    data = saved("WEBP", **more)
    body = data[8:30] + b"".join(before) + data[30:] + b"".join(behind)
    told = b"RIFF" + struct.pack("<I", len(body)) + body + SECRET.encode()
    result = clean(told, "a.webp")
    assert not tells(result)
    assert frames(result) == frames(data)


@given(st.lists(EXTENSIONS, max_size=4), st.lists(EXTENSIONS, max_size=2))
def test_no_extension_of_a_gif_keeps_the_secret(before: list[bytes], behind: list[bytes]) -> None:
    data = saved("GIF", picture().quantize(32), save_all=True, append_images=[picture(1).quantize(32)], loop=3)
    at = data.index(b"\x21\xff")
    told = data[:at] + b"".join(before) + data[at:-1] + b"".join(behind) + b";" + SECRET.encode()
    assert clean(told, "a.gif") == data


@given(st.lists(BOXES, max_size=4), PAYLOADS)
def test_no_box_of_an_avif_keeps_the_secret(behind: list[bytes], unused: bytes) -> None:
    data = saved("AVIF", exif=telling_pictures.exif(8), xmp=telling_pictures.xmp())
    at = data.index(b"mdat") - 4
    store = struct.pack(">I", len(data) - at + len(unused)) + data[at + 4 :] + unused  # no item lies there
    result = clean(data[:at] + store + b"".join(behind), "a.avif")
    assert not tells(result)
    assert frames(result) == frames(data)


@given(st.sampled_from(sorted(ALL)), st.integers(0, 4000), st.integers(0, 255), st.booleans())
def test_nothing_that_is_broken_is_an_error(name: str, at: int, value: int, cut: bool) -> None:
    data = ALL[name]()
    at %= len(data)
    broken = data[:at] + bytes([value]) + (b"" if cut else data[at + 1 :])
    result = cleaned(broken, name)
    assert isinstance(result, Cleaned)
    assert stripped(result.data, name) == result.data


# What is published


def test_nothing_that_is_published_tells(portal: Portal) -> None:
    for name, data in ALL.items():
        portal.write(f"content/thoi-su/{name}", data())
    portal.write("content/thoi-su/a.tif", b"II*\0x").write("static/anh/a.jpg", telling_pictures.jpeg())
    portal.article("thoi-su/a.md", "\n\n".join(f"![Chợ]({name})" for name in ALL), image="doan.jpg")
    portal.build().succeeded()
    assert [each.place.file for each in portal.result.problems if each.code == "metadata-kept"] == [
        "content/thoi-su/a.tif"
    ]
    told = {each.place.file.rpartition("/")[2]: each.code for each in portal.result.problems}
    names = {"webp.jpg": "picture-name", "png.gif": "picture-name", "heic.jpg": "picture-format"}
    assert {name: code for name, code in told.items() if name in names or code == "picture-broken"} == names
    tree = portal.tree()
    assert tells(tree.pop("static/anh/a.jpg"))  # the webmaster's
    assert {name for name in ALL if f"thoi-su/{name}" in tree} == set(ALL)
    assert [path for path, data in tree.items() if tells(data)] == []
    portal.build().rendered(0).wrote(0)


def test_an_update_cleans_what_an_earlier_version_published(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    portal.write("content/thoi-su/a.avif", telling_pictures.avif()).article("thoi-su/a.md", "![Chợ](a.avif)")
    with monkeypatch.context() as earlier:
        earlier.setattr("dancam.render.pictures.stripped", lambda data, _: data)
        earlier.setattr("dancam.pipeline.read.program_digest", lambda: "0" * 32)
        assert tells(portal.build().succeeded().tree()["thoi-su/a.avif"])
    assert not tells(portal.build().succeeded().tree()["thoi-su/a.avif"])


NAMES = ("anh.jif", "anh.jfi", "anh.thm", "anh.dib", "anh.txt", "anh.pdf", "anh.pef", "anh.svg", "anh.heic", "anh")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["doan.jpg", "a.png", "a.webp", "dong.gif", "a.avif", "a.svg"])
def test_a_picture_is_cleaned_under_any_name(form: str, name: str) -> None:
    data = next(make() for known, make in ALL.items() if known.endswith(form[form.rindex(".") :]))
    assert is_stripped(name, data[:HEAD])
    assert not tells(clean(data, name))


@pytest.mark.parametrize(
    "head",
    [
        *(b"II*\0", b"MM\0*", b"IIRO\x08", b"IIU\0", b"II\xbc\1", b"8BPS", b"FUJIFILMCCD-RAW", b"FOVb", b"\0MRM"),
        *(b"\0\0\0\x18ftypcrx ", b"\0\0\0\x0cJXL ", b"gimp xcf", b"<?xpacket begin=", b"<x:xmpmeta>"),
    ],
)
def test_what_cannot_be_cleaned_is_reported_under_any_name(head: bytes) -> None:
    for name in ("a.bin", "a.jpg", "a.pef", "a"):
        assert not cleaned(head + SECRET.encode(), name).is_clean


@pytest.mark.parametrize("suffix", ["pef", "srw", "nrw", "gpr", "3fr", "x3f", "XMP", "dng", "cr2", "arw", "aae"])
def test_raw_photographs_and_what_lies_beside_them_are_reported_by_their_names(suffix: str) -> None:
    assert cleaned(b"?" + SECRET.encode(), f"a.{suffix}") == Cleaned(b"?" + SECRET.encode(), is_clean=False)
    assert cleaned(telling_pictures.jpeg(), f"a.{suffix}") == cleaned(telling_pictures.jpeg(), "a.jpg")


def test_what_is_published_under_other_names_tells_nothing_or_is_reported(portal: Portal) -> None:
    names = [name for name in NAMES if name != "anh.svg"]  # as a drawing it is refused
    for name in names:
        portal.write(f"content/thoi-su/{name}", telling_pictures.jpeg())
    portal.write("content/thoi-su/raw.bin", b"MM\0*" + SECRET.encode()).write(
        "content/thoi-su/a.xmp", telling_pictures.xmp()
    )
    portal.write("content/thoi-su/phim.mp4", telling_pictures.film()).write(
        "content/thoi-su/ghi.txt", b"BM, GIF, " + b"x" * 90
    )
    portal.article("thoi-su/a.md", " ".join(f"[Chợ]({name})" for name in [*names, "phim.mp4"])).build().succeeded()
    kept = sorted(each.place.file for each in portal.result.problems if each.code == "metadata-kept")
    assert kept == ["content/thoi-su/a.xmp", "content/thoi-su/raw.bin"]
    tree = portal.tree()
    assert [name for name in names if tells(tree[f"thoi-su/{name}"])] == []
    assert tree["thoi-su/phim.mp4"] == telling_pictures.film()


def test_the_size_and_the_smaller_sizes_are_those_of_what_is_published() -> None:
    """Pillow turns by XMP too, and a WebP by its Exif; browsers turn by neither."""
    turned = telling_pictures.xmp().replace(b"<rdf:RDF", b'<rdf:RDF tiff:Orientation="6"')
    for name, data in (("a.jpg", saved("JPEG", xmp=turned)), ("a.webp", saved("WEBP", exif=telling_pictures.exif(6)))):
        assert measure(data, name) == picture().size
        asset, _ = measured(f"content/{name}", data, "0" * 32)
        assert (asset.width, asset.height) == picture().size
        view = SizeView(f"content/{name}", "0" * 32, *picture().size)
        small, problems = resized(view, data, "png", Place(""), cut=False)
        alone, _ = resized(view, stripped(data, name), "png", Place(""), cut=False)
        assert (small, problems) == (alone, ())


def test_only_pictures_are_opened() -> None:
    assert all(is_stripped(name, b"") for name in (*ALL, "a.HEIC", "thư mục/ảnh.TIFF"))
    heads = (b"", b"%PDF-1.7", b"PK\3\4", b"ID3\4", b"\0\0\0\x18ftypmp42", b"<html><svg>", b"\xff\xd8, \xff")
    for name in ("a.pdf", "a.mp4", "jpg", "a.jpg.docx", "a.mp3"):
        assert not any(is_stripped(name, head) for head in heads)
        assert all(cleaned(head, name) == Cleaned(head, is_clean=True) for head in heads)
