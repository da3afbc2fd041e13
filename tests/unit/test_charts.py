import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import charts
from tests.unit.making import presenter

SHOW = presenter()
COUNTS = st.dictionaries(st.integers(1, 12), st.integers(1, 50_000), min_size=1)


@given(COUNTS)
def test_a_year_has_twelve_bars_of_which_those_with_articles_lead_to_their_month(
    counts: dict[int, int],
) -> None:
    bars = charts.months(SHOW, 2023, counts).bars
    assert [bar.label for bar in bars] == [str(month) for month in range(1, 13)]
    assert {month for month, bar in enumerate(bars, start=1) if bar.url} == counts.keys()
    assert bars[min(counts) - 1].url == f"/2023/{min(counts):02}/"


@given(COUNTS)
def test_more_articles_never_make_a_lower_bar_and_one_is_always_seen(
    counts: dict[int, int],
) -> None:
    bars = charts.months(SHOW, 2023, counts).bars
    heights = [bars[month - 1].height for month in sorted(counts, key=counts.__getitem__)]
    assert heights == sorted(heights)
    assert heights[0] >= 1
    assert heights[-1] == 70
    assert all(bar.height + bar.above == 100 for bar in bars)


def test_a_bar_says_its_month_and_its_number() -> None:
    first, second, *_ = charts.months(SHOW, 2023, {2: 1850}).bars
    assert (first.said, first.number, first.height) == ("Tháng 1/2023: 0 bài", "0", 0)
    assert (second.said, second.number) == ("Tháng 2/2023: 1.850 bài", "1.850")


def test_years_without_articles_between_two_with_some_have_empty_bars() -> None:
    chart = charts.years(SHOW, {2023: 4, 2020: 1}, lambda year: f"/x/{year}")
    assert chart is not None
    assert [(bar.label, bar.url) for bar in chart.bars] == [
        ("2020", "/x/2020"),
        ("2021", ""),
        ("2022", ""),
        ("2023", "/x/2023"),
    ]


@pytest.mark.parametrize("counts", [{}, {2023: 7}])
def test_a_single_year_makes_no_chart(counts: dict[int, int]) -> None:
    assert charts.years(SHOW, counts, str) is None
