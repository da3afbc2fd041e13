"""Source path, address, output path: the only room that knows addresses.

Inside the program every path is a POSIX path in the shape of the repository
(`content/2023/09/hoi-nghi.md`), wherever the folders really lie.
An address is the path of a page below the site's root (`/2023/09/hoi-nghi/`);
a URL is an address with the site's base put before it.
"""

import posixpath
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

CONTENT: Final = "content"
TEXT: Final = ".md"
PAGES: Final = "content/pages"
TEMPLATES: Final = "templates"
STATIC: Final = "static"
DATA: Final = "data"
VIEWS: Final = "data/views.csv"
CONFIG: Final = "config.toml"

FOLDERS: Final = {
    "content": CONTENT,
    "templates": TEMPLATES,
    "static": STATIC,
    "data": DATA,
    "output": "public",
    "cache": ".cache",
}
"""Where the parts of a site lie, beside `config.toml`, unless that says otherwise."""
ZONE: Final = "Asia/Ho_Chi_Minh"

HOME: Final = "/"
SEARCH: Final = "/tim-kiem/"
MOST_READ: Final = "/doc-nhieu/"
TIMELINE: Final = "/luu-tru/"
ALBUM: Final = "/thu-vien-anh/"
AUTHORS: Final = "/tac-gia/"
NOT_FOUND: Final = "/404.html"
SITE_FEED: Final = "/feed.xml"
RECORDS: Final = "/index.json"
SITE_JSON_FEED: Final = "/feed.json"
SITEMAP: Final = "/sitemap.xml"
NEWS_SITEMAP: Final = "/news-sitemap.xml"
OPEN_SEARCH: Final = "/opensearch.xml"
MANIFEST: Final = "/site.webmanifest"
ROBOTS: Final = "/robots.txt"
COMPONENTS: Final = "/mau/"
ADMIN: Final = "/admin/"
ADMIN_SETTINGS: Final = "/admin/config.yml"
SEARCH_INDEX: Final = "/search/"

LOGO: Final = "static/img/icon-512.png"
"""The site's picture for machines, by repository path: a square of `LOGO_SIDE` pixels."""
LOGO_SIDE: Final = 512

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What stands between the slashes of an address."""
_ARTICLE: Final = re.compile(r"content/(\d{4})/(0[1-9]|1[0-2])/([^/]+)(?:/index)?\.md")
_STANDING: Final = re.compile(r"content/pages/(?P<slug>[^/]+?)(?P<bundle>/index)?\.md")
_UNQUOTED: Final = re.compile(r"/[a-z0-9/-]*")
_ALIAS: Final = re.compile(r"(?:/[\w.~%+-]+)+/?")
_KEPT: Final = re.compile(r"(?:/[^/\x00-\x1f\x7f\\:*?#\"<>|]+)+/?")
"""An old address with its %-signs undone: every part can be a file name, on Windows too."""
_OURS: Final = {SEARCH_INDEX, f"/{STATIC}/"}
_LONGEST: Final = 200
"""Bytes of a file's name; disks take 255, and the build needs some."""
_LEFT_BEHIND: Final = (".", "~$", "Thumbs.db", "desktop.ini")
_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)")


class ArticlePath(NamedTuple):
    """What the path of an article says: its folder's month, its slug, its address."""

    year: int
    month: int
    slug: str
    address: str

    def holds(self, day: date) -> bool:
        """Tell whether an article of `day` belongs into this folder."""
        return (day.year, day.month) == (self.year, self.month)


def article_path(source: str) -> ArticlePath | None:
    """Read `content/YYYY/MM/slug.md` or `content/YYYY/MM/slug/index.md`; else None."""
    found = _ARTICLE.fullmatch(source)
    if found is None:
        return None
    year, month, name = found.groups()
    return ArticlePath(int(year), int(month), name, f"/{year}/{month}/{name}/")


def standing_address(source: str) -> str | None:
    """Give the address of the standing page `content/pages/slug.md`; else None."""
    found = _STANDING.fullmatch(source)
    return f"/{found['slug']}/" if found else None


def is_left_behind(name: str) -> bool:
    """Tell whether a file or folder of this name was left by a program, not put by a person."""
    return name.startswith(_LEFT_BEHIND) or name.endswith(("~", ".tmp"))


def slug_of(source: str) -> str:
    """Give the name that an article's or a standing page's address ends with."""
    folder, name = posixpath.split(source)
    return posixpath.basename(folder) if name == "index.md" else name.removesuffix(".md")


def is_slug(name: str) -> bool:
    """Tell whether `name` may stand in an address, and as a file name on Windows."""
    return bool(SLUG.fullmatch(name)) and name != "index" and not _DEVICES.match(name)


def year(number: int) -> str:
    """Give the address of a year's page."""
    return f"/{number:04}/"


def year_records(number: int) -> str:
    """Give the address of a year's articles as data."""
    return f"{year(number)}index.json"


def month(number: int, month_number: int) -> str:
    """Give the address of a month's page."""
    return f"/{number:04}/{month_number:02}/"


def day(month_number: int, number: int) -> str:
    """Give the address of the page of a day of the calendar, over all years."""
    return f"/ngay/{month_number:02}-{number:02}/"


def category(key: str) -> str:
    """Give the address of a category's page."""
    return f"/chuyen-muc/{key}/"


def author(slug: str) -> str:
    """Give the address of an author's page."""
    return f"/tac-gia/{slug}/"


def most_read(number: int) -> str:
    """Give the address of the page of a year's most read articles."""
    return f"{MOST_READ}{number:04}/"


def album(number: int) -> str:
    """Give the address of the pictures of a year."""
    return f"{ALBUM}{number:04}/"


def numbered(list_address: str, page: int) -> str:
    """Give the address of an older page of a list, counted from the oldest page, 1."""
    return f"{list_address}trang/{page}/"


def year_place(number: int) -> str:
    """Give the name of the place in a list where the articles of a year begin."""
    return f"nam-{number:04}"


def day_place(number: int) -> str:
    """Give the name of the place in a month's list where the articles of a day begin."""
    return f"ngay-{number}"


def feed(list_address: str) -> str:
    """Give the address of a list's feed."""
    return f"{list_address}feed.xml"


def json_feed(list_address: str) -> str:
    """Give the address of a list's feed in JSON."""
    return f"{list_address}feed.json"


def sitemap_part(number: int) -> str:
    """Give the address of one part of a split sitemap, counted from 1."""
    return f"/sitemap-{number}.xml"


def asset(source: str) -> str:
    """Give the address of a file that lies beside articles: its place below `content/`."""
    return source.removeprefix(CONTENT)


def output(address: str) -> str:
    """Give the output file of an address, relative to the output folder."""
    relative = address.lstrip("/")
    return f"{relative}index.html" if relative.endswith("/") or not relative else relative


def alias_address(alias: str) -> str | None:
    """Give the address of an old address that redirects; None when it cannot be one.

    A static host serves files: `/bai/12` becomes `/bai/12/`; an address that has a
    query (`/tin.aspx?id=12`) or climbs (`..`) cannot be kept.
    """
    if not _ALIAS.fullmatch(alias):
        return None
    alias = unquote(alias)
    parts = alias.strip("/").split("/")
    if not _KEPT.fullmatch(alias) or not all(map(_is_kept, parts)) or f"/{parts[0]}/" in _OURS:
        return None
    last = posixpath.basename(alias)
    return alias if not last or "." in last else f"{alias}/"


def _is_kept(part: str) -> bool:
    """Tell whether a part of an old address can be a file's name on every machine and host."""
    hidden = part.startswith(".") or part.endswith(".")
    return not hidden and len(part.encode()) <= _LONGEST and not _DEVICES.match(part.lower())


def base_path(base_url: str) -> str:
    """Give the path below which the site lies on its host: `/`, or `/archive/`."""
    return urlsplit(base_url).path.rstrip("/") + "/"


def url(base: str, address: str) -> str:
    """Put `base` (a base path or a whole base URL, ending with /) before an address, quoted."""
    if _UNQUOTED.fullmatch(address):
        return base + address[1:]
    return base + quote(address.lstrip("/"), safe="/~@!$&'()*+,;=:")


@lru_cache(maxsize=4096)
def joined(base: str, url: str) -> str:
    """Join URLs, remembering most: few links, to categories and authors, stand on many pages."""
    return urljoin(base, url)


def target(source: str, reference: str) -> str | None:
    """Give the repository path of the file that `reference`, written in `source`, names.

    `anh.jpg` lies beside the file, `/static/img/anh.jpg` and `/2023/09/bai/anh.jpg` are
    counted from the site's root. None for what is not a file here: another site, an
    e-mail address, a place in the same page, a page's address (it ends with `/`).
    """
    parts = _split(reference)
    if parts.scheme or parts.netloc or not parts.path or parts.path.endswith("/"):
        return None
    written = unquote(parts.path)
    if written.startswith(f"/{STATIC}/"):
        return posixpath.normpath(written[1:])
    folder = CONTENT if written.startswith("/") else posixpath.dirname(source)
    return posixpath.normpath(posixpath.join(folder, written.lstrip("/")))


def is_elsewhere(reference: str) -> bool:
    """Tell whether a reference leads to another site."""
    parts = _split(reference)
    return parts.scheme in {"http", "https"} or bool(parts.netloc and not parts.scheme)


def _split(reference: str) -> SplitResult:
    """Split a reference into its parts; one that cannot be split (`//[x`) is left alone."""
    try:
        return urlsplit(reference)
    except ValueError:
        return SplitResult("", reference, "", "", "")


def link(source: str, reference: str, base: str, statics: Mapping[str, str]) -> str:
    """Give the URL to print for a link or picture that the file `source` writes.

    References to files here are resolved: another article's `.md` file becomes its page,
    a file beside the article or in `static/` its address (`statics` maps repository
    paths to addresses). Everything else, other sites above all, stays as written.
    """
    parts = _split(reference)
    if parts.scheme or parts.netloc or not parts.path:
        return reference
    suffix = (f"?{parts.query}" if parts.query else "") + (
        f"#{parts.fragment}" if parts.fragment else ""
    )
    path = target(source, reference)
    if path is None:
        return url(base, unquote(parts.path)) + suffix if parts.path[0] == "/" else reference
    if path.startswith(f"{STATIC}/"):
        return url(base, statics.get(path, f"/{path}")) + suffix
    if not path.startswith(f"{CONTENT}/"):
        return reference
    page = article_path(path)
    address = page.address if page else standing_address(path) or asset(path)
    return url(base, address) + suffix
