"""Which article an address means, as servers and counters write addresses down."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote_to_bytes, urlsplit

from khotin import paths
from khotin.article import Article
from khotin.text import nfc

_INDEX: Final = "index.html"


class Addresses:
    """The articles of an archive by all the addresses that lead to them.

    Those are the article's own and its old ones (`aliases`), with or without a slash or
    `index.html` at the end.
    """

    def __init__(self, base_url: str, articles: Iterable[Article]) -> None:
        """Note the articles of a site that lies at `base_url`."""
        known = tuple(articles)
        self._base = paths.base_path(base_url)
        self._articles = {alias: a.address for a in known for alias in a.aliases}
        self._articles |= {article.address: article.address for article in known}

    def asked(self, target: str) -> str | None:
        """Give the address of the article that a request's target asks for.

        The target is a path below the site's base, with %-signs and perhaps a query; or
        the whole address, as a proxy is asked. None where it is no article.
        """
        path = self._path(target)
        if not path.startswith(self._base):
            return None
        return self._article("/" + path.removeprefix(self._base))

    def named(self, address: str) -> str | None:
        """Give the address of the article that a table of visits names.

        It may stand there as a whole, as a path of the host, or as a path of the site.
        """
        return self.asked(address) or self._article(self._path(address))

    def _article(self, path: str) -> str | None:
        found = self._articles.get(path) or self._articles.get(f"{path}/")
        if found is None and path.endswith(f"/{_INDEX}"):
            found = self._articles.get(path.removesuffix(_INDEX))
        return found

    @staticmethod
    def _path(target: str) -> str:
        if target.startswith(("http://", "https://")):
            try:
                target = urlsplit(target).path
            except ValueError:
                return ""
        path = target.partition("?")[0].partition("#")[0]
        return nfc(unquote_to_bytes(path).decode("utf-8", "replace"))
