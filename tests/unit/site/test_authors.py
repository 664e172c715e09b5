"""Who has which address: two people share none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dancam.site.article import Signer
from dancam.site.authors import AuthorAddresses, Debut, Holder, author_addresses, base_of
from dancam.vietnamese import same
from tests.property.strategies import examples
from tests.unit.makers import source

HUNG, HUNG_2, HUNG_3 = (
    f"nguyen-van-hung/{same(name)}" for name in ("Nguyễn Văn Hưng", "Nguyễn Văn Hùng", "Nguyen Van Hung")
)


DAY = datetime(2026, 1, 1, tzinfo=UTC)


def never(who: str) -> Debut:
    raise AssertionError(f"asked for {who}")


def debuts(days: Mapping[str, int]) -> Callable[[str], Debut]:
    """Return what returns the first signature of authors who signed first on these days."""
    return lambda who: Debut((DAY + timedelta(days=days[who]), "thoi-su/a.md"), 0, f"tên {who}")


def test_the_usual_author_has_the_plain_address_and_nobody_asks_since_when() -> None:
    addresses = author_addresses({"khoi": "Khôi"}, [HUNG, "@khoi"], never)
    assert not addresses.numbered
    assert (addresses.slug(HUNG), addresses.slug("@khoi")) == ("nguyen-van-hung", "khoi")


def test_who_wrote_first_has_the_plain_address() -> None:
    for known in ([HUNG, HUNG_2, HUNG_3], [HUNG_3, HUNG_2, HUNG]):
        addresses = author_addresses({}, known, debuts({HUNG: 3, HUNG_2: 1, HUNG_3: 2}))
        assert [addresses.slug(who) for who in (HUNG_2, HUNG_3, HUNG)] == [
            f"nguyen-van-hung{end}" for end in ("", "-2", "-3")
        ]
        assert addresses.holders == {"nguyen-van-hung": Holder(HUNG_2, f"tên {HUNG_2}")}


def test_the_registry_chooses_first_even_where_its_author_wrote_nothing() -> None:
    addresses = author_addresses({"nguyen-van-hung": "Hưng"}, [HUNG], debuts({HUNG: 1}))
    assert addresses.slug("@nguyen-van-hung") == "nguyen-van-hung"
    assert addresses.slug(HUNG) == "nguyen-van-hung-2"
    assert addresses.holders == {"nguyen-van-hung": Holder("@nguyen-van-hung", "Hưng")}


def test_an_address_that_somebody_has_by_name_is_left_to_him() -> None:
    known = [HUNG, HUNG_2, "nguyen-van-hung-2/nguyễn văn hưng 2"]
    addresses = author_addresses({}, known, debuts({HUNG: 1, HUNG_2: 2}))
    assert addresses.slug(HUNG_2) == "nguyen-van-hung-3"
    assert addresses.slug("nguyen-van-hung-2/nguyễn văn hưng 2") == "nguyen-van-hung-2"


WHO = st.sampled_from(["a/a", "a/á", "a/à", "a-2/a 2", "a-2/á 2", "b/b"])


@examples(200)
@given(
    st.lists(st.sampled_from(["a", "b", "a-3", "a-2"]), unique=True),
    st.lists(WHO, unique=True),
    st.permutations(range(6)),
)
def test_two_people_never_share_an_address(registry: list[str], known: list[str], order: list[int]) -> None:
    people = [*(f"@{key}" for key in registry), *known]
    seen = dict(zip(["a/a", "a/á", "a/à", "a-2/a 2", "a-2/á 2", "b/b"], order, strict=True))
    names = dict.fromkeys(registry, "tên")
    addresses = author_addresses(names, known, debuts(seen))
    slugs = [addresses.slug(who) for who in people]
    assert len(set(slugs)) == len(slugs)
    assert [addresses.slug(f"@{key}") for key in registry] == registry
    for who in known:
        rivals = [each for each in people if base_of(each) == base_of(who) and each != who]
        if not any(each.startswith("@") or seen[each] < seen[who] for each in rivals):
            assert addresses.slug(who) == base_of(who)
    assert author_addresses(names, known[::-1], debuts(seen)) == addresses


def test_an_article_tells_of_the_author_who_cannot_have_the_plain_address() -> None:
    signers = [Signer("Nguyễn Văn Hưng", "", HUNG), Signer("Nguyễn Văn Hùng", "", HUNG_2)]
    addresses = AuthorAddresses({HUNG_2: "nguyen-van-hung-2"}, {"nguyen-van-hung": Holder(HUNG, "Nguyễn Văn Hưng")})
    bylines, [told] = addresses.bylines(source(author="[Nguyễn Văn Hưng, Nguyễn Văn Hùng]"), signers)
    assert [each.slug for each in bylines] == ["nguyen-van-hung", "nguyen-van-hung-2"]
    assert (told.code, told.place.file, told.place.column) == ("same-author", "content/thoi-su/bai.md", 27)
    assert dict(told.values) == {"value": "Nguyễn Văn Hùng", "known": "Nguyễn Văn Hưng", "address": "nguyen-van-hung-2"}


@pytest.mark.parametrize(
    ("who", "base"),
    [("@khoi", "khoi"), ("@Khôi", "khoi"), ("khong-ten/…", "khong-ten"), ("a-b/a b", "a-b"), ("@…", "…")],
)
def test_everybody_has_a_plain_address(who: str, base: str) -> None:
    assert base_of(who) == base
