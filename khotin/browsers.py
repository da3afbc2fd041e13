"""What a browser is told so that it can keep the site: its search box, its name, its icons."""

from collections.abc import Iterator
from typing import Final

from khotin import paths
from khotin.language import N_
from khotin.page import Page, recipe
from khotin.present import Presenter
from khotin.text import shorten
from khotin.views import ManifestView, OpenSearchView

SHORT: Final = 16
"""Characters of a short name, at most (OpenSearch 1.1); `LONG` of a long one."""
LONG: Final = 48


def pages() -> Iterator[Page]:
    """Give the description of the site's search, and its manifest."""
    made = recipe(_open_search)
    yield Page(paths.output(paths.OPEN_SEARCH), "feeds/opensearch.xml", made)
    yield Page(paths.output(paths.MANIFEST), "feeds/site.webmanifest", recipe(_manifest))


def _open_search(show: Presenter) -> OpenSearchView:
    """Say in terms of https://github.com/dewitt/opensearch how to search from elsewhere."""
    title, logo = show.config.site.title, show.publisher.logo
    return OpenSearchView(
        short_name=shorten(title, SHORT),
        long_name=shorten(title, LONG),
        description=show.say(N_("Search the archive")),
        language=show.config.site.language,
        search=f"{show.whole_url(paths.SEARCH)}?q={{searchTerms}}",
        url=show.whole_url(paths.OPEN_SEARCH),
        icon=logo.url if logo else "",
        icon_side=paths.LOGO_SIDE,
    )


def _manifest(show: Presenter) -> ManifestView:
    return ManifestView(shorten(show.config.site.title, SHORT))
