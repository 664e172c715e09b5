"""The sizes of photographs: which there are, how they are named, and what is in their files."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from dancam.content.files import measured
from dancam.images.resize import Unreadable, resized
from dancam.images.sizes import crops_of, mark_of, sizes_of, source_set
from tests.photographs import painted

DIGEST = "0123456789abcdef" * 2


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


# Which there are


def test_a_large_photograph_comes_in_all_widths_and_in_its_own_format() -> None:
    found = sizes_of("/tin/anh/cho.JPG", 4000, 3000, "01234567")
    assert [(each.address, each.width, each.height, each.format) for each in found] == [
        ("/tin/anh/cho.JPG-01234567-320.webp", 320, 240, "webp"),
        ("/tin/anh/cho.JPG-01234567-640.webp", 640, 480, "webp"),
        ("/tin/anh/cho.JPG-01234567-960.webp", 960, 720, "webp"),
        ("/tin/anh/cho.JPG-01234567-1280.webp", 1280, 960, "webp"),
        ("/tin/anh/cho.JPG-01234567-320.jpg", 320, 240, "jpeg"),
        ("/tin/anh/cho.JPG-01234567-640.jpg", 640, 480, "jpeg"),
        ("/tin/anh/cho.JPG-01234567-960.jpg", 960, 720, "jpeg"),
        ("/tin/anh/cho.JPG-01234567-1280.jpg", 1280, 960, "jpeg"),
    ]


def test_a_page_names_them_by_format_the_best_first() -> None:
    found = source_set(sizes_of("/a.jpg", 700, 350, "m", avif=True), lambda address: f"/cong{address}")
    assert found is not None
    assert found.formats == (
        ("image/avif", "/cong/a.jpg-m-320.avif 320w, /cong/a.jpg-m-640.avif 640w"),
        ("image/webp", "/cong/a.jpg-m-320.webp 320w, /cong/a.jpg-m-640.webp 640w"),
    )
    assert found.own == "/cong/a.jpg-m-320.jpg 320w, /cong/a.jpg-m-640.jpg 640w"
    assert found.small == "/cong/a.jpg-m-640.jpg"
    assert source_set((), str) is None


def test_a_browser_that_does_not_choose_gets_one_of_960_pixels_at_most() -> None:
    for name, width, expected in (("a.png", 4000, "-960.png"), ("a.webp", 4000, "-960.webp"), ("a.jpg", 90, "-90.jpg")):
        found = source_set(sizes_of(f"/{name}", width, 100, "m"), str)
        assert found is not None
        assert found.small.endswith(expected)
        assert bool(found.own) is not name.endswith("webp")


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (100, [100]),
        (320, [320]),
        (330, [320]),
        (400, [320, 400]),
        (700, [320, 640]),
        (900, [320, 640, 900]),
        (1280, [320, 640, 960, 1280]),
        (1279, [320, 640, 960, 1279]),
    ],
)
def test_no_size_is_larger_than_the_photograph_or_nearly_another_one(width: int, widths: list[int]) -> None:
    found = sizes_of("/a.png", width, 50, "m")
    assert [each.width for each in found if each.format == "webp"] == widths
    assert [each.width for each in found if each.format == "png"] == widths


def test_a_webp_picture_needs_no_other_format() -> None:
    assert {each.format for each in sizes_of("/a.webp", 2000, 1000, "m")} == {"webp"}


@given(width=st.integers(1, 20_000), height=st.integers(1, 20_000), suffix=st.sampled_from([".jpg", ".PNG", ".webp"]))
def test_each_size_has_its_own_address_and_the_shape_of_the_whole(width: int, height: int, suffix: str) -> None:
    found = sizes_of(f"/a{suffix}", width, height, "m")
    assert len({each.address for each in found}) == len(found) > 0
    for each in found:
        assert 1 <= each.width <= min(width, 1280)
        assert abs(each.height - height * each.width / width) <= 1


@pytest.mark.parametrize(
    ("path", "has"),
    [
        ("content/a.jpg", True),
        ("content/a b/Ảnh.JPEG", True),
        ("content/a.png", True),
        ("content/a.webp", True),
        ("static/a.jpg", False),
        ("content/a.gif", False),
        ("content/a.svg", False),
        ("content/jpg", False),
        ("content/.jpg", False),
    ],
)
def test_pictures_of_editors_have_sizes(path: str, has: bool) -> None:
    assert (mark_of(path, painted(), DIGEST, 40) == DIGEST[:8]) is has


def test_what_is_wrong_or_moves_has_none() -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    for form, name in (("WEBP", "a.webp"), ("PNG", "a.png")):
        moving, still = io.BytesIO(), io.BytesIO()
        frames[0].save(moving, form, save_all=True, append_images=frames[1:])
        frames[0].save(still, form)
        assert measured(f"content/{name}", moving.getvalue(), DIGEST)[0].mark == ""
        assert measured(f"content/{name}", still.getvalue(), DIGEST)[0].mark == DIGEST[:8]
    cut, problems = measured("content/a.jpg", painted()[:-30], DIGEST)
    assert [each.code for each in problems] == ["picture-broken"]
    assert cut.mark == ""


# What is in them


@pytest.mark.parametrize("form", ["avif", "webp", "jpeg", "png"])
def test_a_size_has_its_measures_and_always_the_same_bytes(form: str) -> None:
    data = painted(800, 600)
    made = resized(data, 320, 240, form)
    assert opened(made).size == (320, 240)
    assert opened(made).format == form.upper()
    assert resized(data, 320, 240, form) == made


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_size_stands_upright(turned: int) -> None:
    """A corner of the picture, as a reader sees it, is red: whichever way the camera was held."""
    upright = Image.new("RGB", (80, 60), "white")
    upright.paste("red", (0, 0, 20, 15))
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }.get(turned)
    exif = Image.Exif()
    exif[0x0112] = turned
    file = io.BytesIO()
    (upright.transpose(back) if back is not None else upright).save(file, "JPEG", exif=exif, quality=95)
    found = opened(resized(file.getvalue(), 40, 30, "png")).convert("RGB")
    assert found.getexif().get(0x0112) is None
    assert _is_red(found.getpixel((3, 3)))
    assert not any(_is_red(found.getpixel(corner)) for corner in ((36, 3), (3, 26), (36, 26)))


def _is_red(colour: object) -> bool:
    assert isinstance(colour, tuple)
    return bool(colour[0] > 180 and colour[1] < 90)


@pytest.mark.parametrize("form", ["webp", "jpeg", "png"])
def test_nothing_is_said_of_where_and_with_what_a_photograph_was_taken(form: str) -> None:
    data = painted(800, 600, secret="Nhà riêng ở Vinh")
    assert "Nhà riêng ở Vinh".encode() in data
    made = resized(data, 320, 240, form)
    assert "Nhà riêng ở Vinh".encode() not in made
    assert not opened(made).getexif()
    assert not opened(made).info.get("icc_profile")
    assert not opened(made).info.get("xmp")


def test_what_can_be_seen_through_stays_so() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (80, 60), (255, 0, 0, 0)).save(file, "PNG")
    for form in ("webp", "png"):
        assert opened(resized(file.getvalue(), 40, 30, form)).convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]  # of four


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "CMYK", "I;16"])
def test_pictures_of_all_kinds_of_colours_are_taken(mode: str) -> None:
    file = io.BytesIO()
    whole = Image.new("L", (80, 60), 200)
    picture = Image.new("I;16", (80, 60), 200 * 256) if mode == "I;16" else whole.convert(mode)
    picture.save(file, "JPEG" if mode == "CMYK" else "PNG")
    found = opened(resized(file.getvalue(), 40, 30, "webp")).convert("L").getpixel((20, 15))
    assert isinstance(found, int)
    assert found > 150


def test_colours_are_those_of_the_profile_that_the_picture_brings() -> None:
    """In a profile that takes red for blue, a picture of blue numbers is seen red."""
    names = {b"rXYZ": b"bXYZ", b"bXYZ": b"rXYZ"}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    odd = re.sub(rb"[rb]XYZ(?=\0)", lambda match: names[match[0]], profile)
    file = io.BytesIO()
    Image.new("RGB", (80, 60), (20, 20, 230)).save(file, "PNG", icc_profile=odd)
    assert _is_red(opened(resized(file.getvalue(), 40, 30, "png")).getpixel((5, 5)))


def test_a_profile_that_is_broken_leaves_the_picture_alone() -> None:
    file = io.BytesIO()
    Image.new("RGB", (80, 60), (120, 120, 120)).save(file, "PNG", icc_profile=b"rubbish")
    assert opened(resized(file.getvalue(), 40, 30, "png")).getpixel((5, 5)) == (120, 120, 120)


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xd9", painted(80, 60)[:200], b"RIFF\0\0\0\0WEBP"])
def test_what_cannot_be_read_is_told(data: bytes) -> None:
    with pytest.raises(Unreadable):
        resized(data, 40, 30, "webp")


@given(data=st.binary(max_size=300), cut=st.integers(1, 2000))
def test_no_file_whatever_does_anything_but_that(data: bytes, cut: int) -> None:
    whole = painted(80, 60)
    for odd in (data, whole[: -cut % len(whole)] + data, whole[:cut] + data + whole[cut + len(data) :]):
        with contextlib.suppress(Unreadable):
            assert opened(resized(odd, 8, 6, "webp")).size == (8, 6)


def test_the_demo_has_a_photograph() -> None:
    root = Path(__file__).parents[3] / "content"
    assert [path for path in root.rglob("*.jpg") if measured(f"content/{path.name}", path.read_bytes(), DIGEST)[0].mark]


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (2400, 1600, [(1200, 1200), (1200, 900), (1200, 675)]),
        (900, 1600, [(900, 900), (900, 675), (900, 506)]),
        (1600, 400, [(400, 400), (533, 400), (711, 400)]),
    ],
)
def test_other_sites_get_three_shapes_of_a_photograph_and_none_larger_than_it(
    width: int, height: int, expected: list[tuple[int, int]]
) -> None:
    crops = crops_of("/thoi-su/bai.html", width, height, "abcd1234")
    assert [(each.width, each.height) for each in crops] == expected
    assert [each.address for each in crops] == [
        f"/thoi-su/bai-abcd1234-{shape}.jpg" for shape in ("1x1", "4x3", "16x9")
    ]


def test_a_small_picture_or_a_drawing_has_none() -> None:
    assert crops_of("/a.html", 2400, 319, "abcd1234") == ()
    assert crops_of("/a.html", 2400, 1600, "") == ()
    assert crops_of("/bai/", 2400, 1600, "abcd1234")[0].address == "/bai/anh-abcd1234-1x1.jpg"


def test_what_is_cut_off_is_more_below_than_above() -> None:
    tall = Image.new("RGB", (400, 1000))
    for part in range(10):
        tall.paste((part * 25, 0, 0), (0, part * 100, 400, part * 100 + 100))
    out = io.BytesIO()
    tall.save(out, "PNG")
    with Image.open(io.BytesIO(resized(out.getvalue(), 400, 400, "png", cut=True))) as cut:
        top, bottom = cut.getpixel((200, 1)), cut.getpixel((200, 398))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert (top[0], bottom[0]) == (25, 125)  # 180 of the 600 are above
