"""Who has which address: two people share none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dancam.site.article import Byline
from dancam.site.authors import Seen, base_of, with_addresses, writers
from dancam.vietnamese import same
from tests.property.strategies import examples
from tests.unit.makers import article_of, site_of, source

HUNG, HUNG_2, HUNG_3 = (
    f"nguyen-van-hung/{same(name)}" for name in ("Nguyễn Văn Hưng", "Nguyễn Văn Hùng", "Nguyen Van Hung")
)


def never(who: str) -> Seen:
    raise AssertionError(f"asked for {who}")


def test_the_usual_author_has_the_plain_address_and_nobody_asks_since_when() -> None:
    found = writers(["khoi"], [HUNG, "@khoi"], never)
    assert not found.slugs
    assert (found.slug(HUNG), found.slug("@khoi")) == ("nguyen-van-hung", "khoi")


def test_who_wrote_first_has_the_plain_address() -> None:
    order: dict[str, Seen] = {HUNG: (3,), HUNG_2: (1,), HUNG_3: (2,)}
    for known in ([HUNG, HUNG_2, HUNG_3], [HUNG_3, HUNG_2, HUNG]):
        found = writers([], known, order.__getitem__)
        assert [found.slug(who) for who in (HUNG_2, HUNG_3, HUNG)] == [
            f"nguyen-van-hung{end}" for end in ("", "-2", "-3")
        ]
        assert found.owners == {"nguyen-van-hung": HUNG_2}


def test_the_registry_chooses_first_even_where_its_author_wrote_nothing() -> None:
    found = writers(["nguyen-van-hung"], [HUNG], lambda _: (1,))
    assert found.slug("@nguyen-van-hung") == "nguyen-van-hung"
    assert found.slug(HUNG) == "nguyen-van-hung-2"
    assert found.owners == {"nguyen-van-hung": "@nguyen-van-hung"}


def test_an_address_that_somebody_has_by_name_is_left_to_him() -> None:
    found = writers([], [HUNG, HUNG_2, "nguyen-van-hung-2/nguyễn văn hưng 2"], {HUNG: (1,), HUNG_2: (2,)}.__getitem__)
    assert found.slug(HUNG_2) == "nguyen-van-hung-3"
    assert found.slug("nguyen-van-hung-2/nguyễn văn hưng 2") == "nguyen-van-hung-2"


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
    found = writers(registry, known, lambda who: (seen[who],))
    slugs = [found.slug(who) for who in people]
    assert len(set(slugs)) == len(slugs)
    assert [found.slug(f"@{key}") for key in registry] == registry
    for who in known:
        rivals = [each for each in people if base_of(each) == base_of(who) and each != who]
        if not any(each.startswith("@") or seen[each] < seen[who] for each in rivals):
            assert found.slug(who) == base_of(who)
    assert writers(registry, known[::-1], lambda who: (seen[who],)) == found


def test_an_article_tells_of_the_author_who_cannot_have_the_plain_address() -> None:
    article = article_of(site_of(source(author="[Nguyễn Văn Hưng, Nguyễn Văn Hùng]")), "thoi-su/bai.md")
    plain = replace(
        article, authors=tuple(Byline(each.name, "", base_of(each.who), each.who) for each in article.authors)
    )
    who_has = writers([], [HUNG, HUNG_2], {HUNG: (1,), HUNG_2: (2,)}.__getitem__)
    found, [told] = with_addresses(plain, who_has, {HUNG: "Nguyễn Văn Hưng"}.__getitem__)
    assert [each.slug for each in found.authors] == ["nguyen-van-hung", "nguyen-van-hung-2"]
    assert (told.code, told.place.file, told.place.column) == ("same-author", "content/thoi-su/bai.md", 27)
    assert dict(told.values) == {"value": "Nguyễn Văn Hùng", "known": "Nguyễn Văn Hưng", "address": "nguyen-van-hung-2"}
    assert with_addresses(found, writers([], [HUNG_2], never), str)[0].authors[1].slug == "nguyen-van-hung"


@pytest.mark.parametrize(
    ("who", "base"),
    [("@khoi", "khoi"), ("@Khôi", "khoi"), ("khong-ten/…", "khong-ten"), ("a-b/a b", "a-b"), ("@…", "…")],
)
def test_everybody_has_a_plain_address(who: str, base: str) -> None:
    assert base_of(who) == base
