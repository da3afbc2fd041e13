"""Lists are cut into pages from the oldest end."""

from tests import pages
from tests.builder import SiteBuilder


def _titles(site: SiteBuilder, address: str) -> list[str]:
    return [
        pages.squeeze(title.text_content())
        for title in pages.parse(site.read(address)).xpath('//main//*[@class="card__title"]')
    ]


def _write(site: SiteBuilder, days: range) -> SiteBuilder:
    for day in days:
        site.article(f"2023/01/tin-{day}", title=f"Tin {day}", date=f"2023-01-{day:02}")
    return site


def test_page_1_holds_the_oldest_and_the_newest_page_has_no_number(site: SiteBuilder) -> None:
    _write(site, range(1, 18)).build()
    where = "/chuyen-muc/tin-tuc/"
    assert _titles(site, f"{where}trang/1/") == [f"Tin {day}" for day in (5, 4, 3, 2, 1)]
    assert _titles(site, f"{where}trang/2/") == [f"Tin {day}" for day in (10, 9, 8, 7, 6)]
    assert _titles(site, where) == [f"Tin {day}" for day in range(17, 10, -1)]
    assert not site.shows(f"{where}trang/3/")


def test_an_added_article_changes_no_numbered_page_but_the_one_that_gets_a_new_neighbour(
    site: SiteBuilder,
) -> None:
    _write(site, range(1, 11)).build()
    for day in range(11, 22):
        before = _numbered(site)
        _write(site, range(day, day + 1)).build()
        after = _numbered(site)
        fresh = after.keys() - before.keys()
        touched = {name for name in before if after[name] != before[name]}
        assert touched <= {_page_before(name) for name in fresh}, day
        assert 5 <= len(_titles(site, "/chuyen-muc/tin-tuc/")) < 10, day


def _numbered(site: SiteBuilder) -> dict[str, bytes]:
    return {name: data for name, data in site.snapshot().items() if "/trang/" in name}


def _page_before(name: str) -> str:
    where, _, rest = name.partition("/trang/")
    return f"{where}/trang/{int(rest.split('/')[0]) - 1}/index.html"


def test_the_pager_leads_through_every_page_and_back(site: SiteBuilder) -> None:
    _write(site, range(1, 18)).build()
    for way, start, end in (
        ("next", "/chuyen-muc/tin-tuc/", "/chuyen-muc/tin-tuc/trang/1/"),
        ("prev", "/chuyen-muc/tin-tuc/trang/1/", "/chuyen-muc/tin-tuc/"),
    ):
        address, seen = start, _titles(site, start)
        while links := pages.parse(site.read(address)).xpath(f'//*[@rel="{way}"]/@href'):
            (address,) = links
            seen += _titles(site, address)
        assert address == end
        assert sorted(seen) == sorted(f"Tin {day}" for day in range(1, 18))


def test_months_and_authors_are_cut_as_categories_are(site: SiteBuilder) -> None:
    for day in range(1, 13):
        site.article(f"2023/01/tin-{day}", date=f"2023-01-{day:02}", authors=["Thu Hà"])
    site.build()
    for where in ("/2023/01/", "/tac-gia/thu-ha/", "/chuyen-muc/tin-tuc/"):
        assert len(_titles(site, where)) == 7, where
        assert len(_titles(site, f"{where}trang/1/")) == 5, where
