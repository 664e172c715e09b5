"""The addresses of targets, as people write them."""

from __future__ import annotations

import pytest

from dancam.deploy.address import EXAMPLES, Address, read_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("rsync:may-chu:/srv/cong", Address("rsync", "may-chu", "/srv/cong")),
        (
            "rsync:bien.tap@may-chu.example:2222:/srv/cong/",
            Address("rsync", "bien.tap@may-chu.example", "/srv/cong", 2222),
        ),
        ("rsync:may-chu:cong", Address("rsync", "may-chu", "cong")),
        ("sftp:a@[::1]:/cổng thông tin", Address("sftp", "a@[::1]", "/cổng thông tin")),
        ("sftp:a@may-chu:/", Address("sftp", "a@may-chu", "/")),
        ("s3://ten-kho", Address("s3", "ten-kho")),
        ("s3://ten-kho/thu-muc/con/", Address("s3", "ten-kho", "thu-muc/con")),
        ("git:origin", Address("git", "origin", "gh-pages")),
        ("git:https://git.example/a/b.git#trang", Address("git", "https://git.example/a/b.git", "trang")),
        ("git:git@git.example:a/b.git#gh-pages", Address("git", "git@git.example:a/b.git", "gh-pages")),
        ("folder:cong", Address("folder", path="cong")),
        ("/srv/cong", Address("folder", path="/srv/cong")),
        ("../cong", Address("folder", path="../cong")),
        ("ra/cong", Address("folder", path="ra/cong")),
        ("~/cong", Address("folder", path="~/cong")),
        (r"D:\cong", Address("folder", path=r"D:\cong")),
    ],
)
def test_an_address_is_read(text: str, address: Address) -> None:
    assert read_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "cong",
            "rsync:",
            "rsync:may-chu",
            "rsync:/srv/cong",
            "may-chu:/srv/cong",
            "ftp://may-chu/cong",
            "s3:kho",
        ),
        *("rsync://may-chu/cong", "s3://", "s3://KHO", "git:", "git:#nhanh", "folder:", "https://cong.example/"),
    ],
)
def test_what_is_none_is_refused(text: str) -> None:
    assert read_address(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "rsync:-oProxyCommand=touch x:/srv",
        "sftp:a@-oProxyCommand=x:/srv",
        "rsync:a b:/srv",
        "git:--upload-pack=touch#x",
        "git:origin#-x",
    ],
)
def test_nothing_that_a_program_takes_for_an_option_is_a_host(text: str) -> None:
    assert read_address(text) is None


def test_all_examples_are_addresses_and_are_shown_as_written() -> None:
    for each in EXAMPLES:
        address = read_address(each)
        assert address is not None
        assert address.shown == each.removeprefix("folder:")


def test_a_password_is_not_shown() -> None:
    address = read_address("git:https://ten:bi-mat@git.example/a.git#b")
    assert address is not None
    assert address.shown == "git:https://git.example/a.git#b"


def test_each_target_has_files_of_its_own() -> None:
    addresses = [
        read_address(each) for each in (*EXAMPLES, "git:origin#khac", "rsync:bientap@may-chu.example:22:/srv/cong")
    ]
    assert len({each.name for each in addresses if each}) == len(addresses)
