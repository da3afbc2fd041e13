from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from khotin import bundles
from khotin.article import Article
from khotin.bundles import Member
from tests.unit.making import article

DAYS = st.lists(st.dates(date(2020, 1, 1), date(2023, 12, 31)), max_size=30)


def newest_first(*articles: Article) -> list[Member]:
    ordered = sorted(articles, key=lambda one: (one.date.when, one.path), reverse=True)
    return [bundles.member(one) for one in ordered]


def archive(days: list[date]) -> list[Member]:
    articles = (article(f"bai-{number}", day.isoformat()) for number, day in enumerate(days))
    return newest_first(*articles)


def names(*days: str, large: int = 3) -> list[str]:
    members = archive([date.fromisoformat(day) for day in days])
    return [bundle.name for bundle in bundles.partition(members, large)]


def test_the_newest_year_is_cut_into_months_and_others_are_whole() -> None:
    found = names("2019-05-02", "2024-12-31", "2025-06-01", "2025-01-31", "2025-06-30")
    assert found == ["2025-06", "2025-01", "2024", "2019"]


def test_a_large_year_is_cut_into_halves() -> None:
    year = [f"2024-{month:02}-01" for month in (1, 6, 7)]
    assert names(*year, "2025-01-01") == ["2025-01", "2024"]
    assert names(*year, "2024-12-31", "2025-01-01") == ["2025-01", "2024-h2", "2024-h1"]


def test_a_large_year_with_one_half_only_has_no_other() -> None:
    assert names(*["2024-03-01"] * 4, "2025-01-01") == ["2025-01", "2024-h1"]


def test_an_empty_archive_has_no_bundles() -> None:
    assert bundles.partition([]) == ()


def test_a_bundle_knows_its_months() -> None:
    days = [date(2024, 9, 1)] * 4 + [date(2025, 6, 1), date(2023, 2, 1)]
    found = bundles.partition(archive(days), 3)
    assert [(b.year, b.first_month, b.last_month, len(b.members)) for b in found] == [
        (2025, 6, 6, 1),
        (2024, 7, 12, 4),
        (2023, 1, 12, 1),
    ]


@given(DAYS, st.integers(1, 9))
def test_every_article_is_in_one_bundle_that_spans_its_month(days: list[date], large: int) -> None:
    members = archive(days)
    found = bundles.partition(members, large)
    inside = [member for bundle in found for member in bundle.members]
    assert sorted(inside) == sorted(members)
    assert len({bundle.name for bundle in found}) == len(found)
    for bundle in found:
        for member in bundle.members:
            assert member.year == bundle.year
            assert bundle.first_month <= member.month <= bundle.last_month
    spans = [(bundle.year, bundle.first_month) for bundle in found]
    assert spans == sorted(spans, reverse=True)


@given(DAYS.filter(bool), st.integers(1, 28))
def test_a_new_article_of_the_newest_month_changes_its_bundle_alone(
    days: list[date], day: int
) -> None:
    articles = [article(f"bai-{number}", day.isoformat()) for number, day in enumerate(days)]
    before = bundles.partition(newest_first(*articles), 5)
    new = article("bai-moi", max(days).replace(day=day).isoformat())
    after = bundles.partition(newest_first(*articles, new), 5)
    assert after[1:] == before[1:]
    assert after[0].name == before[0].name


def test_the_listing_tells_of_each_bundle_that_has_an_index() -> None:
    articles = [
        article("a", "2025-06-01", category="giao-duc"),
        article("b", "2025-06-02"),
        article("c", "2025-06-03"),
        article("d", "2024-06-03"),
        article("e", "2023-06-03"),
    ]
    told = bundles.listing(
        bundles.partition(newest_first(*articles)),
        {"2025-06": "vi_1", "2024": "vi_2"},
        {"giao-duc": "Giáo dục", "kinh-te": "Kinh tế", "y-te": "Y tế"},
        {"bits": 4, "mark": "m"},
    )
    assert told == {
        "phrases": {"bits": 4, "mark": "m"},
        "bundles": [
            {
                "name": "2025-06",
                "code": 2025 * 16 + 6,
                "path": "2025-06/",
                "mark": "vi_1",
                "year": 2025,
                "first": "/2025/06/",
                "last": "/2025/06/",
                "articles": 3,
                "categories": {"Giáo dục": 1, "Kinh tế": 2},
            },
            {
                "name": "2024",
                "code": 2024 * 16,
                "path": "2024/",
                "mark": "vi_2",
                "year": 2024,
                "first": "/2024/01/",
                "last": "/2024/12/",
                "articles": 1,
                "categories": {"Kinh tế": 1},
            },
        ],
    }


def test_every_bundle_has_a_code_of_its_own() -> None:
    days = [date(2024, month, 1) for month in range(1, 13)]
    codes = {
        bundle.name: bundle.code
        for year in (days, [day.replace(year=2025) for day in days])
        for large in (3, 99)
        for bundle in bundles.partition(archive([*days, *year]), large)
    }
    assert len(set(codes.values())) == len(codes)
    assert {"2024", "2024-h1", "2024-h2", "2024-01", "2025-12"} <= codes.keys()


def test_the_articles_of_a_bundle_come_oldest_first() -> None:
    days = [date(2024, 3, 2), date(2024, 3, 1), date(2024, 3, 2), date(2023, 1, 1)]
    (bundle, _) = bundles.partition(archive(days))
    assert [member.path[-8:] for member in bundle.members] == ["bai-1.md", "bai-0.md", "bai-2.md"]


def test_columns_tell_what_articles_are_chosen_and_ordered_by() -> None:

    found = bundles.columns(
        [
            article("a", category="y-te", authors=("Văn An", "Thị Bình"), views=7),
            article("b", category="kinh-te", authors=(), views=0),
            article("c", category="y-te", authors=("Thị Bình", "Thị Bình"), views=1),
        ],
        {"kinh-te": "Kinh tế", "y-te": "Y tế"},
    )
    assert found == {
        "categories": ["Kinh tế", "Y tế"],
        "category": [1, 0, 1],
        "authors": ["Thị Bình", "Văn An"],
        "author": [[1, 0], [], [0]],
        "views": [7, 0, 1],
    }
