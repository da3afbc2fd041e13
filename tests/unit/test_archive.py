from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from khotin.archive import is_published, most_read
from khotin.article import Article
from tests.unit.making import archive, article, moment, standing_page

NAMES = ("Thu Hà", "Thu Hạ", "Thu Há", "Nguyễn Thúy", "Nguyễn Thuý", "thu haj", "…", "Hà Thu")


def slugs(articles: list[Article]) -> dict[str, str]:
    return dict(author.signature for author in archive(articles).authors)


@st.composite
def archives(draw: st.DrawFn) -> list[Article]:
    """Articles of different days, oldest first."""
    days = sorted(draw(st.sets(st.dates(date(2020, 1, 1), date(2023, 12, 31)), min_size=1)))
    bylines = st.lists(st.sampled_from(NAMES), max_size=3)
    return [
        article(f"bai-{number}", day.isoformat(), authors=draw(bylines))
        for number, day in enumerate(days)
    ]


def test_articles_stand_newest_first_and_ties_by_path() -> None:
    old, a, b = article("a", "2022-01-01"), article("a"), article("b")
    assert archive([a, old, b]).articles == (b, a, old)


def test_years_months_and_categories_hold_their_articles_newest_first() -> None:
    a, b = article("a", "2022-01-01"), article("b", "2022-03-01", category="giao-duc")
    c = article("c", "2023-03-01")
    whole = archive([a, b, c])
    assert list(whole.years.items()) == [(2023, (c,)), (2022, (b, a))]
    assert list(whole.months) == [(2023, 3), (2022, 3), (2022, 1)]
    assert list(whole.categories.items()) == [("kinh-te", (c, a)), ("giao-duc", (b,))]


def test_a_day_of_the_calendar_holds_its_articles_of_all_years_newest_first() -> None:
    leap, next_day = article("a", "2020-02-29"), article("b", "2021-03-01")
    old, new = article("c", "2019-01-15"), article("d", "2023-01-15 08:00")
    assert list(archive([next_day, old, leap, new]).days.items()) == [
        ((1, 15), (new, old)),
        ((2, 29), (leap,)),
        ((3, 1), (next_day,)),
    ]


def test_a_category_without_articles_is_there_and_empty() -> None:
    assert archive([]).categories == {"kinh-te": (), "giao-duc": ()}


def test_a_scheduled_article_appears_on_its_day() -> None:
    found = article(written="2023-09-12 23:00")
    assert not is_published(found, date(2023, 9, 11))
    assert is_published(found, date(2023, 9, 12))


def test_an_article_is_gone_on_the_day_after_it_expires() -> None:
    found = article(written="2023-09-12", expires=moment("2023-10-01"))
    assert is_published(found, date(2023, 10, 1))
    assert not is_published(found, date(2023, 10, 2))
    assert not is_published(found, date(2023, 10, 2), drafts=True)


def test_drafts_and_what_is_scheduled_are_shown_only_when_wished() -> None:
    draft = article("nhap", draft=True)
    later = article("sau", "2026-01-01")
    over = article("qua", "2020-01-01", expires=moment("2020-02-01"))
    assert archive([draft, later, over]).articles == ()
    assert archive([draft, later, over], drafts=True).articles == (later, draft)


def test_what_is_only_shown_because_drafts_are_is_a_preview() -> None:
    draft, later = article("nhap", draft=True), article("sau", "2025-07-02")
    whole = archive([draft, later, article("nay", "2025-07-01")], drafts=True)
    assert whole.previews == {draft.path, later.path}
    assert archive([draft, later]).previews == set()


def test_a_standing_page_that_is_a_draft_is_shown_only_when_wished() -> None:
    pages = [standing_page("b"), standing_page("a", draft=True)]
    assert [p.title for p in archive([], pages).pages] == ["b"]
    assert [p.title for p in archive([], pages, drafts=True).pages] == ["a", "b"]


def test_of_equally_read_articles_the_newer_stands_first() -> None:
    old, new = article("a", "2022-01-01", views=9), article("b", "2023-01-01", views=9)
    most, none = article("c", "2021-01-01", views=10), article("d", views=0)
    newest_first = archive([old, new, most, none]).articles
    assert most_read(newest_first, 9) == (most, new, old)
    assert most_read(newest_first, 2) == (most, new)


def test_featured_articles_are_the_newest_ones() -> None:
    marked = [article(f"bai-{n}", f"2023-0{n}-01", featured=n != 2) for n in (1, 2, 3)]
    assert [a.date.day.month for a in archive(marked).featured(5)] == [3, 1]
    assert [a.date.day.month for a in archive(marked).featured(1)] == [3]


def test_two_spellings_of_a_tones_place_are_one_author() -> None:
    old = article("a", "2022-01-01", authors=["Nguyễn Thuý"])
    new = article("b", authors=["Nguyễn Thúy"])
    (author,) = archive([old, new]).authors
    assert author.signature == ("Nguyễn Thuý", "nguyen-thuy")
    assert author.articles == (new, old)
    loud = article("c", "2024-01-01", authors=["NGUYỄN THÚY"])
    assert archive([old, new, loud]).signed(loud) == (author.signature,)


def test_authors_who_differ_in_a_mark_have_addresses_of_their_own() -> None:
    first = article("a", "2022-01-01", authors=["Thu Hạ"])
    second = article("b", "2022-02-01", authors=["Thu Hà"])
    assert slugs([first, second]) == {"Thu Hạ": "thu-ha", "Thu Hà": "thu-haf"}


def test_authors_of_one_article_take_their_addresses_in_its_order() -> None:
    both = article("a", "2022-01-01", authors=["Thu Hà", "Thu Hạ"])
    alone = article("b", "2023-01-01", authors=["Thu Hạ"])
    assert slugs([both]) == slugs([both, alone]) == {"Thu Hà": "thu-ha", "Thu Hạ": "thu-haj"}


def test_a_name_without_letters_has_an_address_too() -> None:
    assert slugs([article(authors=["…", "?"])]) == {"…": "x-2", "?": "x-3"}


def test_authors_stand_in_alphabetical_order() -> None:
    names = ["Đức Thiện", "Thu Mai", "Ánh", "Ân", "Dũng"]
    assert list(slugs([article(authors=names)])) == ["Ánh", "Ân", "Dũng", "Đức Thiện", "Thu Mai"]


def test_an_author_named_twice_in_a_byline_is_counted_once() -> None:
    (author,) = archive([article(authors=["Thu Mai", "Thu Mai"])]).authors
    assert len(author.articles) == 1


@given(archives())
def test_every_author_has_an_address_of_their_own(articles: list[Article]) -> None:
    found = [author.signature.slug for author in archive(articles).authors]
    assert all(found)
    assert len(set(found)) == len(found)


@given(archives())
def test_a_newer_article_moves_no_author_and_changes_nothing_related(
    articles: list[Article],
) -> None:
    before, after = archive(articles[:-1]), archive(articles)
    assert {name: after.signatures[name] for name in before.signatures} == before.signatures
    assert {path: after.related[path] for path in before.related} == before.related
