from khotin import browsers
from khotin.views import ManifestView, OpenSearchView
from tests.unit.making import CONFIG, settings, views


def test_the_site_can_be_searched_from_a_browsers_box() -> None:
    below = CONFIG.replace("tin.example.vn/", "tin.example.vn/kho/")
    view = views(browsers.pages(), settings(below))["opensearch.xml"]
    assert view == OpenSearchView(
        short_name="Kho tin Minh Hà",
        long_name="Kho tin Minh Hà",
        description="Tìm trong kho tin",
        language="vi",
        search="https://tin.example.vn/kho/tim-kiem/?q={searchTerms}",
        url="https://tin.example.vn/kho/opensearch.xml",
        icon="",
        icon_side=512,
    )


def test_names_are_as_short_as_their_places() -> None:
    long = CONFIG.replace("Kho tin Minh Hà", "Cổng thông tin điện tử huyện Minh Hà " * 3)
    found = views(browsers.pages(), settings(long))
    search, manifest = found["opensearch.xml"], found["site.webmanifest"]
    assert isinstance(search, OpenSearchView)
    assert isinstance(manifest, ManifestView)
    assert search.short_name == manifest.short_name == "Cổng thông tin…"
    assert len(search.long_name) <= 48


def test_the_search_speaks_of_itself_in_the_sites_language() -> None:
    english = CONFIG.replace("base_url", 'language = "en"\nbase_url')
    view = views(browsers.pages(), settings(english))["opensearch.xml"]
    assert isinstance(view, OpenSearchView)
    assert (view.language, view.description) == ("en", "Search the archive")
