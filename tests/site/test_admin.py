"""The page on which editors write in the browser, as it is built."""

from datetime import date

import pytest
import yaml
from lxml import html

from tests.builder import TODAY, SiteBuilder, changed
from tests.site.town import write_town


@pytest.fixture
def with_admin(written_town: SiteBuilder) -> SiteBuilder:
    """The town's site with an editors' page, built."""
    written_town.config("cms", enabled=True, repository="minh-ha/kho-tin")
    return written_town.build()


def test_the_page_runs_one_script_and_nothing_of_the_site(with_admin: SiteBuilder) -> None:
    page = html.document_fromstring(with_admin.read("/admin/").encode())
    (script,) = page.findall(".//script")
    assert script.get("src", "").startswith("https://unpkg.com/@sveltia/cms@")
    assert script.get("integrity", "").startswith("sha384-")
    assert script.get("crossorigin") == "anonymous"
    assert [link.get("href") for link in page.findall(".//link")] == ["/admin/config.yml"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex, nofollow"]
    assert page.findtext(".//noscript/p")


def test_the_settings_are_yaml_in_letters_that_people_read(with_admin: SiteBuilder) -> None:
    text = with_admin.read("/admin/config.yml")
    (collection,) = yaml.safe_load(text)["collections"]
    assert collection["folder"] == f"content/{TODAY.year}"
    assert collection["path"] == "{{date | date('MM')}}/{{slug}}/index"
    assert (collection["media_folder"], collection["public_folder"]) == ("", "")
    assert '"Tiêu đề"' in text


def test_addresses_are_made_without_marks(with_admin: SiteBuilder) -> None:
    slug = yaml.safe_load(with_admin.read("/admin/config.yml"))["slug"]
    assert (slug["encoding"], slug["clean_accents"]) == ("ascii", True)


def test_robots_are_told_to_keep_away(with_admin: SiteBuilder) -> None:
    assert with_admin.read("/robots.txt").splitlines()[:3] == [
        "User-agent: *",
        "Allow: /",
        "Disallow: /admin/",
    ]
    assert "/admin/" not in with_admin.read("/sitemap.xml")


def test_turning_it_on_changes_no_other_page(written_town: SiteBuilder) -> None:
    before = written_town.build().snapshot()
    written_town.config("cms", enabled=True, repository="minh-ha/kho-tin")
    after = written_town.build().snapshot()
    assert changed(before, after) == {"admin/index.html", "admin/config.yml", "robots.txt"}


def test_after_new_year_the_new_year_is_offered(with_admin: SiteBuilder) -> None:
    before = with_admin.snapshot()
    with_admin.build(today=date(2026, 1, 1))
    assert "content/2026" in with_admin.read("/admin/config.yml")
    assert "admin/config.yml" in changed(before, with_admin.snapshot())


def test_a_standing_page_cannot_take_its_address(site: SiteBuilder) -> None:
    write_town(site).config("cms", enabled=True, repository="minh-ha/kho-tin")
    (found,) = site.page("admin").refused()
    assert found.code == "same-address"
    assert found.place.path.endswith("content/pages/admin.md")
