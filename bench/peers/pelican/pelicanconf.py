"""The same site as config.toml's, made by Pelican. What config.toml says is in site.json."""

import json
from pathlib import Path

_HERE = Path(__file__).parent

KHO = json.loads((_HERE / "site.json").read_text("utf-8"))
SITENAME = KHO["title"]
SITESUBTITLE = KHO["subtitle"]
HOME = ("Trang chủ", "/")
SITEURL = KHO["base_url"].rstrip("/")
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"

PATH = "content"
OUTPUT_PATH = "public"
THEME = "theme"
THEME_STATIC_DIR = "static"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["archive", "machines"]
ARTICLE_PATHS = KHO["years"]
STATIC_PATHS = KHO["years"]
PATH_METADATA = r"(?P<year>\d{4})/(?P<month>\d{2})/(?P<slug>[^/]+)\.md"
ARTICLE_TRANSLATION_ID = None
FORMATTED_FIELDS: list[str] = []
MARKDOWN = {
    "extensions": ["tables", "footnotes", "attr_list", "sane_lists", "toc", "meta"],
    "output_format": "html",
}

ARTICLE_URL = "{year}/{month}/{slug}/"
ARTICLE_SAVE_AS = "{year}/{month}/{slug}/index.html"
CATEGORY_URL = "chuyen-muc/{slug}/"
CATEGORY_SAVE_AS = "chuyen-muc/{slug}/index.html"
AUTHOR_URL = "tac-gia/{slug}/"
AUTHOR_SAVE_AS = "tac-gia/{slug}/index.html"
TAG_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "authors", "search", "not_found"]
AUTHORS_SAVE_AS = "tac-gia/index.html"
SEARCH_SAVE_AS = "tim-kiem/index.html"
NOT_FOUND_SAVE_AS = "404.html"
PAGINATED_TEMPLATES = {"category": 20, "author": 20, "month": 20}
DEFAULT_PAGINATION = 20
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/trang/{number}/", "{base_name}/trang/{number}/index.html"),
]

FEED_MAX_ITEMS = 20
FEED_ALL_ATOM = "feed.xml"
CATEGORY_FEED_ATOM = "chuyen-muc/{slug}/feed.xml"
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None

CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CACHE_PATH = "cache"
