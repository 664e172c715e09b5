"""Photographs in a portal: their sizes are published with them, named in every page, and made once."""

from __future__ import annotations

import html
import io
import json
import re
import zlib
from pathlib import Path

import pytest
from PIL import Image

from dancam.images import resize
from dancam.images.sizes import CARDS
from dancam.plan.fingerprints import Fingerprint
from dancam.serve.live_disk import LiveDisk
from dancam.serve.ondemand import OnDemand
from dancam.system import program
from tests.photographs import painted
from tests.portal import NOW, Portal

FRONT = {"image": "{src: anh/cho.jpg, alt: Chợ phiên}"}
BODY = "![Gian hàng](anh/cho.jpg)\n\nTrong câu ![nhỏ](anh/cho.jpg) này.\n"
SIZES = 8


@pytest.fixture
def market(portal: Portal) -> Portal:
    """A portal with an article that shows a photograph twice."""
    portal.write("content/thoi-su/anh/cho.jpg", painted(1600, 1200, secret="Nhà riêng"))
    return portal.article("thoi-su/a.md", BODY, **FRONT)


def files(portal: Portal) -> list[str]:
    folder = portal.options.output / "thoi-su/anh"
    return sorted(path.name for path in folder.iterdir())


def addresses(page: str) -> set[str]:
    """Return all addresses of pictures on a page."""
    found = set(re.findall(r'<img[^>]* src="([^"]+)"', page))
    for several in re.findall(r'srcset="([^"]+)"', page):
        found |= {each.split()[0] for each in several.split(", ")}
    return found


def test_every_size_that_a_page_names_is_there_and_as_large_as_it_says(market: Portal) -> None:
    market.build().succeeded()
    for name in ("thoi-su/a.html", "thoi-su/index.html", "index.html"):
        page = market.page(name)
        assert 'type="image/webp"' in page
        for address in addresses(page):
            assert (market.options.output / address.lstrip("/").partition("?")[0]).is_file(), address
    for several in re.findall(r'srcset="([^"]+)"', market.page("thoi-su/a.html")):
        for each in several.split(", "):
            address, width = each.split()
            with Image.open(market.options.output / address.lstrip("/")) as picture:
                assert picture.size[0] == int(width.removesuffix("w"))


def test_a_page_names_them_wherever_the_photograph_stands(market: Portal) -> None:
    page = market.build().page("thoi-su/a.html")
    pictures = re.findall(r"<picture>.*?</picture>", page, re.DOTALL)
    assert len(pictures) == 3
    for each in pictures:
        assert re.search(r'src="/thoi-su/anh/cho\.jpg-[0-9a-f]{8}-960\.jpg"', each)
        assert each.count("w,") == 2 * 3
        assert {'width="1600"', 'height="1200"'} <= set(re.split("[ >]", each))
        assert " sizes=" in each
    assert 'fetchpriority="high"' in pictures[0]
    assert all('loading="lazy"' in each for each in pictures[1:])
    assert "<figure><picture>" in page.replace("\n", "")


def test_in_a_gallery_it_is_chosen_for_its_tile_and_leads_to_the_whole_of_it(market: Portal) -> None:
    market.article("thoi-su/a.md", "::: gallery\n![Một](anh/cho.jpg)\n:::").build().succeeded()
    page = market.page("thoi-su/a.html")
    assert '<a href="/thoi-su/anh/cho.jpg"><picture>' in page
    assert 'sizes="(min-width: 44rem) 14rem, 50vw"' in page


def test_a_photograph_may_be_the_banner_and_is_chosen_for_the_width_of_the_page(market: Portal) -> None:
    market.edit("site.yml", lambda text: text.replace("page_size:", "banner: thoi-su/anh/cho.jpg\npage_size:"))
    page = market.build().succeeded().page("index.html")
    banner = page[page.index('class="banner') :].partition("</a>")[0]
    assert 'sizes="(min-width: 72rem) 72rem, 100vw"' in banner
    assert addresses(banner) == {f"/thoi-su/anh/{name}" for name in files(market) if name != "cho.jpg"}


def test_the_photograph_itself_stays_where_it_is(market: Portal) -> None:
    market.build()
    whole = (market.options.output / "thoi-su/anh/cho.jpg").read_bytes()
    assert Image.open(io.BytesIO(whole)).size == (1600, 1200)
    assert files(market)[0] == "cho.jpg"
    assert len(files(market)) == SIZES + 1
    for path in (market.options.output / "thoi-su/anh").iterdir():
        assert "Nhà riêng".encode() not in path.read_bytes()


def test_another_photograph_of_the_same_name_has_other_addresses(market: Portal) -> None:
    market.build()
    before = files(market)
    market.write("content/thoi-su/anh/cho.jpg", painted(1600, 1200, seed=1)).build().succeeded()
    assert files(market)[0] == before[0] == "cho.jpg"
    assert not set(files(market)[1:]) & set(before[1:])
    assert len(files(market)) == SIZES + 1
    assert market.tree() == market.clean_build()


def test_the_same_photograph_may_lie_there_under_two_names(market: Portal) -> None:
    market.write("content/thoi-su/anh/cho.jpeg", painted(1600, 1200, secret="Nhà riêng"))
    market.article("thoi-su/b.md", "![Chợ](anh/cho.jpeg)").build().succeeded()
    assert market.codes() == []
    assert len(files(market)) == 2 * (SIZES + 1)


def test_a_picture_that_a_gallery_misses_is_told_once(portal: Portal) -> None:
    portal.article("thoi-su/a.md", "::: gallery\n![Một](anh/mat.jpg)\n:::").build().succeeded()
    assert portal.codes() == ["image-missing"]
    assert "<a></a>" not in portal.page("thoi-su/a.html")


def test_sizes_are_made_once(market: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for another article, and not for another version of dancam: only where they would be other ones."""
    made: list[str] = []
    resized = resize.resized

    def noted(data: bytes, width: int, height: int, form: str, *, cut: bool) -> bytes:
        if not cut:
            made.append(f"{width} {form}")
        return resized(data, width, height, form, cut=cut)

    monkeypatch.setattr("dancam.images.resize.resized", noted)
    market.build()
    assert sorted(made) == sorted(f"{width} {form}" for width in (320, 640, 960, 1280) for form in ("webp", "jpeg"))
    made.clear()
    market.article("thoi-su/b.md", BODY, **FRONT).build()
    assert made == []
    with monkeypatch.context() as other:
        other.setattr("dancam.pipeline.read.program_digest", lambda: "0" * 32)
        market.build()
        assert market.result.rendered > 5
        assert made == []
    monkeypatch.setattr("dancam.render.press.recipe", lambda: "pillow 99 1")
    market.build()
    assert len(made) == SIZES


def test_the_recipe_names_the_library_and_its_version() -> None:
    assert re.fullmatch(r"pillow \d+\.\d+\.\d+ \d+", program.recipe())
    assert Fingerprint(program.recipe(), "", "").program != program.program_digest()


def test_a_photograph_that_nobody_shows_any_more_goes_with_its_sizes(market: Portal) -> None:
    market.build()
    market.article("thoi-su/a.md", "Không còn ảnh.").build().succeeded()
    assert not (market.options.output / "thoi-su/anh").exists()
    assert market.tree() == market.clean_build()


def test_a_photograph_that_cannot_be_unpacked_is_shown_as_it_is_and_told_once(portal: Portal) -> None:
    data = painted(1600, 1200, "PNG")
    at = data.index(b"IDAT") + 4
    end = at + int.from_bytes(data[at - 8 : at - 4])
    pixels = bytes(4) + data[at + 4 : end]  # a sum of its own: the file is whole, but what is in it is not
    broken = data[:at] + pixels + zlib.crc32(b"IDAT" + pixels).to_bytes(4) + data[end + 4 :]
    portal.write("content/thoi-su/anh/cho.png", broken)
    portal.article("thoi-su/a.md", "![A](anh/cho.png)").build().succeeded()
    assert portal.codes() == ["picture-broken"]
    assert len(files(portal)) == SIZES + 1


def test_drawings_and_small_pictures_of_webmasters_stay_alone(portal: Portal) -> None:
    portal.write("static/anh/a.jpg", painted(1600, 1200))
    portal.article("thoi-su/a.md", "![A](/static/anh/a.jpg)\n\n![B](b.svg)").build().succeeded()
    assert "<picture>" not in portal.page("thoi-su/a.html")


def test_odd_names_are_written_as_addresses_are(portal: Portal) -> None:
    portal.write("content/thoi-su/Ảnh chợ, 100% (1).JPG", painted(700, 500))
    portal.article("thoi-su/a.md", "![A](<Ảnh chợ, 100% (1).JPG>)").build().succeeded()
    page = portal.page("thoi-su/a.html")
    assert portal.codes() == []
    found = re.search(r'srcset="([^"]+)"', page)
    assert found is not None
    assert re.fullmatch(
        r"/thoi-su/[\w%.()-]+-320\.webp 320w, /thoi-su/[\w%.()-]+-640\.webp 640w", found[1].replace(",%20", "")
    )


def test_what_an_editor_writes_about_a_picture_is_no_picture(market: Portal) -> None:
    market.article("thoi-su/b.md", '`<img src="/thoi-su/anh/cho.jpg">`\n\n![<img src=x> "a"](anh/cho.jpg)').build()
    page = market.page("thoi-su/b.html")
    assert page.count("<picture>") - page.count('<div class="thumb"><picture>') == 1
    assert "&lt;img src=" in page


def test_a_size_is_shown_on_demand_and_made_once(market: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    portal = OnDemand(market.options, LiveDisk())
    portal.refresh(NOW)
    page = portal.show("thoi-su/a.html")
    assert page is not None
    assert isinstance(page.data, bytes)
    small = next(each for each in addresses(page.data.decode()) if each.endswith("-320.webp")).lstrip("/")
    shown = portal.show(small)
    assert shown is not None
    assert isinstance(shown.data, bytes)
    assert Image.open(io.BytesIO(shown.data)).size == (320, 240)
    monkeypatch.setattr("dancam.images.resize.resized", lambda *_: pytest.fail("made again"))
    assert portal.show(small) == shown
    portal.close()


def test_the_photographs_of_the_demo_become_much_lighter() -> None:
    data = (Path(__file__).parents[2] / "content/thoi-su/anh/cau-song-lam.jpg").read_bytes()
    assert len(resize.resized(data, 640, 427, "webp")) < len(data) / 5


# What other sites show of a page

META = re.compile(r'<meta property="og:image(:\w+)?" content="([^"]*)">')


def shared(page: str) -> dict[str, str]:
    return {name.lstrip(":") or "url": value for name, value in META.findall(page)}


def test_other_sites_get_the_photograph_in_three_shapes(market: Portal) -> None:
    market.build()
    page = market.page("thoi-su/a.html")
    found = shared(page)
    assert (found["width"], found["height"], found["alt"]) == ("1200", "675", "Chợ phiên")
    named = re.search(r'"image":(\[[^]]*\])', page)
    assert named is not None
    images = json.loads(named[1])
    assert images[-1] == found["url"]
    sizes = []
    for url in images:
        with Image.open(market.options.output / url.removeprefix("https://thu.example/")) as picture:
            assert picture.format == "JPEG"
            sizes.append(picture.size)
    assert sizes == [(1200, 1200), (1200, 900), (1200, 675)]


def test_a_page_without_a_photograph_shows_the_card_of_its_category(market: Portal) -> None:
    market.article("dan-van-kheo/b.md").article("thoi-su/c.md", image="{src: anh/c.svg, alt: Vẽ}")
    market.write("content/thoi-su/anh/c.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 6'/>").build()
    for page, card, alt in (
        ("dan-van-kheo/b.html", "dan-van-kheo/", "Dân vận khéo – Ban Dân vận Tỉnh ủy"),
        ("thoi-su/c.html", "thoi-su/", "Thời sự – Cổng thử"),
        ("trong/index.html", "trong/", "Chuyên mục trống – Cổng thử"),
        ("index.html", "", "Cổng thử"),
        ("gioi-thieu.html", "", "Cổng thử"),
    ):
        found = shared(market.page(page))
        assert found["url"] == f"https://thu.example/{card}the-chia-se.png"
        assert html.unescape(found["alt"]) == alt
        with Image.open(market.options.output / f"{card}the-chia-se.png") as picture:
            assert (str(picture.width), str(picture.height)) == (found["width"], found["height"])
    card = "https://thu.example/thoi-su/the-chia-se"
    images = [f"{card}-1x1.png", f"{card}-4x3.png", f"{card}.png"]
    assert _images(market, "dan-van-kheo/b.html") == [each.replace("thoi-su", "dan-van-kheo") for each in images]
    assert _images(market, "thoi-su/c.html") == ["https://thu.example/thoi-su/anh/c.svg", *images]
    for name, shape in (("-1x1", 1), ("-4x3", 4 / 3), ("", 16 / 9)):
        with Image.open(market.options.output / f"thoi-su/the-chia-se{name}.png") as picture:
            assert picture.width / picture.height == pytest.approx(shape, abs=0.001)


def _images(portal: Portal, path: str) -> list[str]:
    """Return the pictures that an article shows to search engines."""
    (found,) = re.findall(r'"image":(\[[^]]*\])', portal.page(path))
    return list(json.loads(found))


def test_a_theme_with_other_fonts_has_no_cards(market: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    market.article("thoi-su/b.md", image="").build()
    monkeypatch.setattr("dancam.views.head.FONTS", ("static/theme/fonts/khac.woff2",))
    monkeypatch.setattr(program, "program_digest", lambda: "khac")
    market.build().succeeded()
    assert not market.exists("thoi-su/the-chia-se.png")
    assert shared(market.page("thoi-su/b.html")) == {}


def test_a_category_with_another_name_has_another_card(market: Portal) -> None:
    market.build()
    before = market.tree()
    market.edit("site.yml", lambda text: text.replace("Thời sự", "Tin tức")).build()
    changed = {path for path, data in market.tree().items() if path.endswith(".png") and before[path] != data}
    assert changed == {f"thoi-su/the-chia-se{shape}.png" for shape, _, _ in CARDS}


def test_another_font_gives_other_cards(market: Portal) -> None:
    market.build()
    before = market.tree()
    fonts = Path(__file__).parents[2] / "static/theme/fonts"
    market.write("static/theme/fonts/noto-serif-latin.woff2", (fonts / "be-vietnam-pro-latin.woff2").read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dancam.images.cards._BOLD", 0)  # the other one has one weight
        market.build().succeeded()
    assert before["the-chia-se.png"] != market.tree()["the-chia-se.png"]


def test_photographs_come_in_avif_where_the_portal_wants_it(market: Portal) -> None:
    market.build()
    assert not [name for name in files(market) if name.endswith(".avif")]
    market.edit("site.yml", lambda text: f"{text}avif: true\n").build().succeeded()
    assert len([name for name in files(market) if name.endswith(".avif")]) == 4
    page = market.page("thoi-su/a.html")
    assert page.index('type="image/avif"') < page.index('type="image/webp"') < page.index('decoding="async"')
    for address in (each for each in addresses(page) if "cho.jpg" in each):
        with Image.open(market.options.output / address.lstrip("/")) as picture:
            assert picture.format == {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}[address.rpartition(".")[2]]
    market.edit("site.yml", lambda text: text.replace("avif: true", "avif: false")).build()
    assert market.tree() == market.clean_tree()
