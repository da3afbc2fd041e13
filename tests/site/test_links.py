"""Every link, picture and anchor of the sample archive leads somewhere."""

from pathlib import Path

import pytest

from tests.builder import SiteBuilder
from tests.conftest import Sample
from tests.site.links import Checker


@pytest.fixture(scope="module")
def at_root(sample: Sample) -> Checker:
    return Checker(sample.output, sample.base_url)


@pytest.fixture(scope="module")
def below(sample_below: Sample) -> Checker:
    return Checker(sample_below.output, sample_below.base_url)


def test_every_reference_of_the_sample_archive_leads_somewhere(at_root: Checker) -> None:
    assert at_root.broken() == []


def test_every_reference_leads_somewhere_below_a_path_of_the_host(below: Checker) -> None:
    assert below.broken() == []


def test_no_reference_leaves_the_path_that_the_site_lies_below(below: Checker) -> None:
    rooted = [(name, where) for name, where in below.references() if where.startswith("/")]
    assert [pair for pair in rooted if not pair[1].startswith("/archive/")] == []
    assert len(rooted) > len(below.roots)


def test_every_kind_of_file_was_looked_into(at_root: Checker) -> None:
    looked = {Path(name).suffix for name, _ in at_root.references()}
    assert {".html", ".js", ".xml", ".txt"} <= looked
    anchors = [where for _, where in at_root.references() if where.startswith("#")]
    assert len(anchors) > len(at_root.roots)


@pytest.mark.parametrize(
    "reference",
    [
        "/2023/09/khong-co/",
        "hinh.jpg",
        "#khong-co",
        "/2023/09/hoi-nghi",
        "https://kho.example.vn/x/",
        "javascript:alert(1)",
    ],
)
def test_the_checker_finds_what_leads_nowhere(town: SiteBuilder, reference: str) -> None:
    checker = Checker(town.output, town.settings["site"]["base_url"])
    assert not checker.resolves("2023/09/hoi-nghi/index.html", reference)


@pytest.mark.parametrize(
    "reference",
    [
        "/2023/09/hoi-nghi/#site-top",
        "../le-hoi/",
        "/tim-kiem/?q=l%E1%BB%85",
        "https://kho.example.vn/feed.xml",
        "https://elsewhere.example.vn/",
        "mailto:a@example.vn",
    ],
)
def test_the_checker_passes_what_leads_somewhere(town: SiteBuilder, reference: str) -> None:
    checker = Checker(town.output, town.settings["site"]["base_url"])
    assert checker.resolves("2023/09/hoi-nghi/index.html", reference)
