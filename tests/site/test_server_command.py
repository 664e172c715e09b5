"""`dancam server`: what it writes, where, and what it refuses."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from dancam.cli import arguments
from dancam.cli.main import main
from dancam.pipeline.hosting import hosted
from dancam.problems import Refusal
from dancam.servers import writers
from dancam.servers.policy import Hosted, Moved
from dancam.system.disk import Disk
from tests.portal import SITE_YML, Portal
from tests.servers import complaints


def known(portal: Portal, root: str = "/srv/cong", **options: object) -> Hosted:
    return hosted(replace(portal.options, **options), Disk(), root)


def test_the_command_offers_every_server_there_is() -> None:
    assert arguments.SERVERS == writers.SERVERS


def run(portal: Portal, *arguments: str) -> int:
    return main(["server", *arguments, "--site", str(portal.folder), "--now", portal.now.isoformat()])


def test_a_fresh_clone_is_enough_and_nothing_is_written_into_it(
    portal: Portal, capsys: pytest.CaptureFixture[str]
) -> None:
    portal.article("thoi-su/moi.md", aliases="[/cu.html, '/x.php?id=5']")
    before = sorted(portal.folder.rglob("*"))
    assert run(portal, "nginx") == 0
    printed = capsys.readouterr()
    assert '"/cu.html" "/thoi-su/moi.html";' in printed.out
    assert "x\\.php\\x3fid=5" in printed.out or '"/x.php?id=5" "/thoi-su/moi.html";' in printed.out
    assert f'root "{(portal.folder / "public").resolve()}";' in printed.out
    assert printed.err == ""
    assert sorted(portal.folder.rglob("*")) == before


def test_it_says_the_same_after_a_build_and_after_an_edit_that_was_not_built(portal: Portal) -> None:
    portal.article("thoi-su/moi.md", aliases="[/cu.html, '/x.php?id=5']").articles(5)
    fresh = known(portal)
    portal.build().succeeded()
    assert known(portal) == fresh
    portal.edit("content/thoi-su/moi.md", lambda text: text.replace("/cu.html", "/khac.html"))
    assert [each.path for each in known(portal).moved] == ["/khac.html", "/x.php"]


def test_pages_of_lists_that_lead_on_for_a_while_are_left_to_lead_on(portal: Portal) -> None:
    portal.articles(8).build().succeeded()  # two full pages, and the redirect at the third
    assert 'http-equiv="refresh"' in portal.page("thoi-su/trang/3/index.html")
    assert known(portal).moved == ()


def test_what_a_server_must_know(portal: Portal) -> None:
    portal.article("thoi-su/moi.md", aliases="[/cu/bài, '/cũ?q=á b']").article("thoi-su/go.md", withdrawn="Sai.")
    portal.write("content/trang.md", "---\ntitle: Trang\naliases: [/page.aspx]\n---\n\nChữ.\n")
    portal.edit("site.yml", lambda text: text.replace("https://thu.example", "http://Thu.Example:8080/kho/"))
    found = known(portal, "/srv/cong/")
    assert (found.host, found.port, found.is_https, found.base) == ("thu.example", 8080, False, "/kho")
    assert (found.root, found.compressed, found.has_admin) == ("/srv/cong", False, False)
    assert found.gone == ("/kho/thoi-su/go.html",)
    assert set(found.moved) == {
        Moved("/kho/cu/bài/", "", "/kho/thoi-su/moi.html"),
        Moved("/kho/cũ", "q=%C3%A1%20b", "/kho/thoi-su/moi.html"),
        Moved("/kho/page.aspx", "", "/kho/trang.html"),
    }
    assert found.policy.startswith("default-src 'none'; script-src 'self'")
    assert known(portal, base_url="https://khac.example").address == "https://khac.example"


@pytest.mark.parametrize(
    ("template", "policy"),
    [
        ('<meta http-equiv="Content-Security-Policy" content="img-src &#39;self&#39;">', "img-src 'self'"),
        ('<meta http-equiv="Content-Security-Policy" content="{{ view.x }}">', ""),
        ("", ""),
    ],
)
def test_the_policy_is_the_one_of_the_portals_own_template(portal: Portal, template: str, policy: str) -> None:
    assert known(portal.write("templates/parts/policy.html", template)).policy == policy


def test_compression_goes_by_the_settings_or_the_option(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    for settings, option, is_sent in (("", [], False), ("", ["--compressed"], True), ("compress: true\n", [], True)):
        portal.write("site.yml", settings + SITE_YML)
        assert run(portal, "caddy", *option) == 0
        assert ("precompressed br gzip" in capsys.readouterr().out) == is_sent


def test_a_portal_with_errors_is_refused(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.article("thoi-su/a.md", date="31/02/2026")
    assert run(portal, "nginx") == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "content/thoi-su/a.md:3" in printed.err


def test_two_articles_cannot_have_one_old_address_with_a_query(portal: Portal) -> None:
    portal.article("thoi-su/a.md", aliases="['/x.php?id=5']").article("thoi-su/b.md", aliases="['/x.php?id=5']")
    with pytest.raises(Refusal) as refused:
        known(portal)
    assert [each.code for each in refused.value.problems] == ["same-address"]


def test_an_old_address_outside_of_the_portal_is_told(portal: Portal) -> None:
    portal.article("thoi-su/a.md", aliases="['/../x?id=5', '/ok?id=5']").build().failed(
        "address-outside", "alias-query"
    )


@pytest.mark.parametrize("root", ["/srv/cong;", '/srv/"', "/srv/$HOME", "/srv/{a}", "/srv/\n", "/srv/'", "", "/srv/*"])
def test_a_folder_that_no_configuration_can_hold_is_refused(portal: Portal, root: str) -> None:
    with pytest.raises(Refusal) as refused:
        known(portal, root)
    assert [each.code for each in refused.value.problems] == ["server-value"]


@pytest.mark.parametrize("url", ["https://a;b.example", "https://a.example/{x}", "https://a.example:x", "https://-"])
def test_an_address_that_no_configuration_can_hold_is_refused(portal: Portal, url: str) -> None:
    portal.edit("site.yml", lambda text: text.replace("https://thu.example", url))
    with pytest.raises(Refusal) as refused:
        known(portal)
    assert [each.code for each in refused.value.problems] == ["server-value"]


def test_names_in_other_letters_are_written_as_servers_know_them(portal: Portal) -> None:
    portal.edit("site.yml", lambda text: text.replace("thu.example", "cổng.example"))
    assert re.fullmatch(r"xn--\S+\.example", known(portal).host)


def test_one_file_is_written_where_it_shall_lie_and_written_again(
    portal: Portal, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path_factory.mktemp("etc")
    target = folder / "conf.d/cong.conf"
    assert run(portal, "nginx", "--output", str(target)) == 0
    assert capsys.readouterr().out == f"{target}\n"
    first = target.read_text(encoding="utf-8")
    portal.article("thoi-su/moi.md", aliases="[/cu.html]")
    assert run(portal, "nginx", "--output", str(target)) == 0
    assert "/cu.html" in target.read_text(encoding="utf-8")
    assert "/cu.html" not in first
    assert run(portal, "caddy", "--output", str(folder)) == 0
    assert (folder / "Caddyfile").is_file()


@pytest.mark.parametrize("server", arguments.SERVERS)
def test_what_we_wrote_is_written_over_whatever_language_it_speaks(
    portal: Portal, server: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("etc")
    for language in ("vi", "en", "vi"):
        assert run(portal, server, "--output", str(folder), "--lang", language) == 0


@pytest.mark.parametrize("server", ["nginx", "netlify"])
@pytest.mark.parametrize("text", ["http {}\n", "make: x\n\tdancam server nginx\n", "Run `dancam server nginx`.\n", ""])
def test_a_file_of_somebody_else_is_left_alone(
    portal: Portal, server: str, text: str, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path_factory.mktemp("etc")
    other = folder / ("nginx.conf" if server == "nginx" else "_redirects")
    other.write_text(text, encoding="utf-8")
    assert run(portal, server, "--output", str(other if server == "nginx" else folder)) == 1
    assert other.read_text(encoding="utf-8") == text
    assert list(folder.iterdir()) == [other]
    assert "đã-có" in capsys.readouterr().err


def test_two_files_are_not_written_into_one(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(portal, "netlify", "--output", str(portal.folder / "site.yml")) == 1
    assert "đã-có" in capsys.readouterr().err


def test_the_files_of_a_platform_are_published_at_the_root(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.article("thoi-su/moi.md", aliases="[/cu.html, '/x.php?15']").article("thoi-su/go.md", withdrawn="Sai.")
    assert run(portal, "cloudflare", "--output", str(portal.folder / "static/root")) == 0
    told = capsys.readouterr().err
    assert "/x.php?15" in told
    assert "410" in told
    portal.build().succeeded()
    assert "/cu.html /thoi-su/moi.html 301\n" in portal.page("_redirects")
    assert portal.page("_headers").startswith("# Do `dancam server cloudflare` viết cho https://thu.example.")
    assert run(portal, "netlify", "--lang", "en") == 0
    netlify = capsys.readouterr()
    assert "# ==> _headers <==\n# Written by `dancam server netlify`" in netlify.out
    assert "/thoi-su/go.html /thoi-su/go.html 410!\n" in netlify.out
    assert "410" not in netlify.err


def test_each_server_is_told_what_to_do_with_its_file(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    for server, word in (
        ("nginx", "systemctl reload nginx"),
        ("apache", "a2enmod"),
        ("caddy", "systemctl reload caddy"),
    ):
        assert run(portal, server, "--root", "/srv/cong moi/public") == 0
        out = capsys.readouterr().out
        assert word in out.partition("\n\n")[0]
        assert '"/srv/cong moi/public"' in out
        assert "max-age=31536000" in re.findall("Strict-Transport-Security.*", out)[0]
        assert run(portal, server, "--base-url", "http://localhost:8000") == 0
        assert "Strict-Transport-Security" not in capsys.readouterr().out


def test_the_configurations_of_two_portals_live_in_one_server(portal: Portal) -> None:
    one, two = known(portal), known(portal, base_url="https://hai.example")
    texts = [text for each in (one, two) for text in writers.write("nginx", each, "vi").files.values()]
    assert complaints("nginx", "\n".join(texts)) == ""
