import re
from itertools import pairwise
from xml.etree import ElementTree as ET

from bench import plot
from bench.graphs import panels
from bench.plot import Panel
from tests.bench.made import whole

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*given: Panel) -> ET.Element:
    return ET.fromstring(plot.draw(given, "articles"))  # noqa: S314 - our own words


def texts(picture: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]


def test_a_plot_is_well_formed_and_names_its_lines_targets_and_axes() -> None:
    lines = {"Kho Tin": [(1000, 2.0), (10_000, 15.0)], "A & B": [(1000, 3.0)]}
    picture = drawn(Panel("Cold", "seconds", lines, {"target: <1": (10_000, 10.0)}))
    assert picture.tag == f"{SVG}svg"
    assert {"Cold, seconds", "articles", "Kho Tin", "A & B", "target: <1"} <= set(texts(picture))
    assert {"1,000", "10,000", "1", "10", "100"} <= set(texts(picture))
    assert len(list(picture.iter(f"{SVG}polyline"))) == 2


def test_lines_are_straight_where_cost_grows_with_the_number() -> None:
    line = [(1000, 1.0), (10_000, 10.0), (100_000, 100.0)]
    picture = drawn(Panel("Cold", "seconds", {"Kho Tin": line}, {}))
    points = next(picture.iter(f"{SVG}polyline")).attrib["points"]
    (x1, y1), (x2, y2), (x3, y3) = (
        [float(part) for part in pair.split(",")] for pair in points.split()
    )
    assert abs((x2 - x1) - (x3 - x2)) < 0.3
    assert abs((y2 - y1) - (y3 - y2)) < 0.3


def test_words_at_the_ends_of_lines_do_not_touch() -> None:
    lines = {name: [(1000, 1.0), (10_000, 10.0 + n / 100)] for n, name in enumerate("abcd")}
    picture = drawn(Panel("Cold", "seconds", lines, {"target": (10_000, 10.0)}))
    ends = {"a", "b", "c", "d", "target"}
    heights = sorted(
        float(text.attrib["y"])
        for text in picture.iter(f"{SVG}text")
        if "".join(text.itertext()) in ends
    )
    assert len(heights) == 5
    assert min(b - a for a, b in pairwise(heights)) >= 16


def test_lines_differ_in_dashes_and_marks_not_in_colour_alone() -> None:
    lines = {name: [(1000, 1.0), (10_000, 10.0)] for name in "abcd"}
    text = plot.draw([Panel("Cold", "seconds", lines, {})], "articles")
    assert len(set(re.findall(r'stroke-dasharray="([^"]+)"', text))) == 4


def test_three_cases_and_memory_are_drawn() -> None:
    found = [whole(size, {"cold": size / 1000}, size / 900) for size in (1000, 10_000)]
    made = panels(found)
    assert [panel.unit for panel in made] == ["seconds"] * 3 + ["megabytes"]
    assert list(made[0].lines) == ["Kho Tin", "Hugo", "Pelican"]
    assert list(made[1].lines) == ["Kho Tin", "Hugo + Pagefind"]
    assert made[1].lines["Kho Tin"] == [(1000, 1.0), (10_000, 10.0)]
    assert made[3].lines["Hugo + Pagefind"][0][1] == 7000
    assert drawn(*made).attrib["viewBox"] == "0 0 900 640"
    assert panels([]) == []
