"""Choosing among what is found: category, author, year, order, and the chart of years."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.searching import SearchPage, columns
from tests.builder import ROOT

pytestmark = pytest.mark.browser

TERM = "huyện Minh Hà"


@pytest.fixture
def search(page: Page, at_root: Served) -> SearchPage:
    return SearchPage(page, at_root)


@pytest.mark.parametrize("name", ["category", "author", "year"])
@pytest.mark.parametrize("term", [TERM, '"huyen minh ha"', ""])
def test_a_count_is_what_choosing_gives(search: SearchPage, name: str, term: str) -> None:
    search.find(term, **({} if term else {"category": "Y tế"}))
    first = search.page.locator(f"[name={name}] option").nth(1)
    expect(first).to_have_text(re.compile(r"\(\d+\)$"))
    counts = search.options(name)
    left = [value for value, count in counts.items() if count][:3]
    assert left
    for value in left:
        search.choose(name, value)
        assert search.told() == counts[value], value
        if '"' in term:
            assert len(search.all()) == counts[value]


@pytest.mark.parametrize(
    "chosen",
    [
        {"category": "Y tế"},
        {"category": "Đảng - Đoàn thể"},
        {"author": "Thu Mai"},
        {"year": "2012"},
        {"author": "Thu Mai", "category": "Kinh tế - Chính trị"},
        {"sort": "views", "category": "Y tế"},
        {"sort": "views", "year": "2023"},
    ],
)
def test_choices_without_words_give_all_articles_newest_or_most_viewed_first(
    search: SearchPage, at_root: Served, chosen: dict[str, str]
) -> None:
    found = [
        row
        for row in columns(at_root)
        if chosen.get("category", row["category"]) == row["category"]
        and chosen.get("year", row["year"]) == row["year"]
        and chosen.get("author", row["authors"][0]) in row["authors"]
    ]
    search.find(**chosen)
    years = [href.split("/")[0] for href in search.all()]
    if "sort" in chosen:
        found.sort(key=lambda row: -row["views"])
    assert years == [row["year"] for row in found]
    assert search.told() == len(found)


def test_results_show_the_chosen_category(search: SearchPage) -> None:
    search.find(TERM)
    search.choose("category", "Y tế")
    for result in search.results.all():
        expect(result).to_contain_text("Y tế")
    assert search.results.count() > 0


@pytest.mark.parametrize("sort", ["newest", "views"])
def test_an_order_is_exact_over_all_years(search: SearchPage, sort: str) -> None:
    search.find(f'"{TERM}"')
    best = search.all()
    search.choose("sort", sort)
    shown = search.all()
    assert set(shown) == set(best)
    assert shown != best
    if sort == "newest":
        months = [href.split("/")[:2] for href in shown]
        assert months == sorted(months, reverse=True)
    else:
        views = [_views(address) for address in shown]
        assert views == sorted(views, reverse=True)


def _views(address: str) -> int:
    place = ROOT / "content" / address
    path = place / "index.md" if place.is_dir() else place.with_suffix(".md")
    text = path.read_text("utf-8")
    told = re.search(r"^views: ([\d.]+)$", text, re.MULTILINE)
    return int(told[1].replace(".", "")) if told else 0


@pytest.mark.parametrize(
    "chosen",
    [
        {"category": "Không có"},
        {"author": "<b>Không ai</b>"},
        {"year": "1999"},
        {"year": "abc"},
        {"category": "Y tế", "author": "Không ai", "year": "1"},
        {"category": "toString"},
    ],
)
@pytest.mark.parametrize("term", [TERM, "huyện", ""])
def test_a_choice_that_is_no_more_is_empty_and_can_be_freed(
    search: SearchPage, chosen: dict[str, str], term: str
) -> None:
    assert search.find(term, "empty", **chosen) == []
    for name, value in chosen.items():
        expect(search.page.locator(f"[name={name}]")).to_have_value(value)
    search.advice.get_by_text("Tìm trong mọi năm").click()
    search.reach("done" if term else "idle")


def test_an_unknown_order_is_the_best_first(search: SearchPage) -> None:
    best = search.find(TERM)
    assert search.find(TERM, sort="zzz") == best
    expect(search.page.locator("[name=sort]")).to_have_value("")


def test_advice_that_would_change_nothing_is_not_given(search: SearchPage) -> None:
    search.find("qzxqzxqzx", "empty")
    expect(search.advice).to_be_hidden()
    search.find("qzxqzxqzx qzx", "empty")
    expect(search.advice.get_by_role("button")).to_have_text(["Bỏ chữ cuối"])
    search.find('"đua thuyền qzx"', "empty", year="2012")
    expect(search.advice.get_by_role("button")).to_have_count(3)
    search.advice.get_by_text("Bỏ chữ cuối").click()
    search.reach("done")
    expect(search.box).to_have_value("đua thuyền")


def test_one_syllable_has_no_counts_for_nobody_counts_them(search: SearchPage) -> None:
    search.find("huyện")
    search.settle()
    assert search.options("year") == {}
    assert search.options("category") == {}
    expect(search.chart).to_be_hidden()


def test_the_chart_tells_how_many_articles_each_year_has(search: SearchPage) -> None:
    search.find(TERM)
    expect(search.chart).to_be_visible()
    labels = [bar.get_attribute("aria-label") or "" for bar in search.bars.all()]
    years = [re.fullmatch(r"Năm (\d{4}): (\d+) bài", label) for label in labels]
    told = {year[1]: int(year[2]) for year in years if year}
    assert len(told) == len(labels)
    assert list(told) == sorted(told)
    assert told == dict(reversed(search.options("year").items()))


def test_a_bar_chooses_its_year_and_frees_it_again(search: SearchPage) -> None:
    search.find(TERM)
    before = search.shown()
    bar = search.chart.get_by_role("button", name="Năm 2023")
    expect(bar).to_have_attribute("aria-pressed", "false")
    bar.click()
    expect(search.page).to_have_url(re.compile("year=2023"))
    search.reach("done")
    expect(bar).to_have_attribute("aria-pressed", "true")
    expect(bar).to_be_focused()
    expect(search.page.locator("[name=year]")).to_have_value("2023")
    assert {href[:4] for href in search.shown()} == {"2023"}
    search.page.keyboard.press("Enter")
    expect(search.page).not_to_have_url(re.compile("year="))
    search.reach("done")
    expect(bar).to_have_attribute("aria-pressed", "false")
    expect(bar).to_be_focused()
    assert search.shown() == before
    search.page.keyboard.press("Space")
    expect(search.page).to_have_url(re.compile("year=2023"))


def test_the_chart_is_where_results_are_and_not_elsewhere(search: SearchPage) -> None:
    search.open()
    search.reach("idle")
    expect(search.chart).to_be_hidden()
    search.ask(TERM)
    expect(search.chart).to_be_visible()
    search.ask('"qzxqzxqzx qzx"', "empty")
    expect(search.chart).to_be_hidden()


def test_of_a_year_without_results_the_chart_tells_the_others(search: SearchPage) -> None:
    search.find('"cầu Bến Sen"', "empty", year="2004")
    expect(search.chart).to_be_visible()
    search.chart.get_by_role("button", name="Năm 2012").click()
    search.reach("done")
    expect(search.results).not_to_have_count(0)
