"""What the keys of front matter and of `config.toml` are called, and what stands behind each.

The words that editors see beside what they type: in the hover help of their editor, and on
the page on which they write in the browser.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from khotin.language import N_


class Caption(NamedTuple):
    """A key's name in everyday words, and a sentence on what to write."""

    name: str
    help: str


BODY: Final = Caption(N_("Text"), N_("The article itself, in Markdown"))
"""What stands below an article's front matter."""

ARTICLE: Final[Mapping[str, Caption]] = {
    "title": Caption(N_("Title"), N_("The heading, also shown in lists, searches and feeds")),
    "date": Caption(
        N_("Date"),
        N_("Day, month and year, with a time if you like; must agree with the folder"),
    ),
    "category": Caption(N_("Category"), N_("The section the article is listed in")),
    "authors": Caption(
        N_("Authors"),
        N_("One author a line; an office stands in brackets behind the name"),
    ),
    "views": Caption(N_("Views"), N_("How often the article was read; decides the most read ones")),
    "summary": Caption(
        N_("Summary"),
        N_("The lead above the text, also shown in lists, feeds and search engines"),
    ),
    "image": Caption(
        N_("Picture"), N_("The picture that stands for the article, above the text and in lists")
    ),
    "tags": Caption(N_("Topics"), N_("Words that lead to other articles on the same subject")),
    "documents": Caption(
        N_("Documents"), N_("Numbers of official documents the article is about, as 168/KH-UBND")
    ),
    "aliases": Caption(
        N_("Old addresses"),
        N_("Paths from / that lead to this article, as /tin-tuc/bai-123.html"),
    ),
    "updated": Caption(
        N_("Updated"), N_("The day the article was last changed, shown beside its date")
    ),
    "expires": Caption(N_("Expires"), N_("The last day on which the article is shown")),
    "draft": Caption(N_("Draft"), N_("A draft is not public")),
    "featured": Caption(N_("Featured"), N_("Featured articles stand first on the front page")),
    "source": Caption(N_("Source"), N_("Where the article was first published")),
}

CAPTIONS: Final[Mapping[str, Mapping[str, Caption]]] = {
    "FrontMatter": ARTICLE,
    "WrittenByline": {
        "name": Caption(N_("Name"), N_("A person or an office; leads to the author's page")),
        "organisation": Caption(N_("Organisation"), N_("The office the person writes for")),
    },
    "Picture": {
        "src": Caption(N_("File"), N_("A file beside the article, or a path from /")),
        "alt": Caption(
            N_("Description"), N_("What the picture shows, for those who do not see it")
        ),
        "caption": Caption(N_("Caption"), N_("Stands below the picture")),
        "credit": Caption(N_("Photographer"), N_("Only the name; the site puts a word before it")),
    },
    "Original": {
        "name": Caption(N_("Name"), N_("The words of the link")),
        "url": Caption(N_("Web address"), N_("The whole address, beginning with https://")),
    },
    "StandingFrontMatter": {
        "title": Caption(N_("Title"), N_("The heading of the page")),
        "summary": Caption(N_("Description"), N_("What search engines show of the page")),
        "language": Caption(N_("Language"), N_("The language the page is written in")),
        "draft": Caption(N_("Draft"), N_("A draft is not public")),
    },
    "Config": {
        "site": Caption(N_("Site"), N_("What the site is called, and where it lies")),
        "paths": Caption(N_("Folders"), N_("Folders, counted from that of config.toml")),
        "lists": Caption(N_("Lists"), N_("How many articles each list shows")),
        "categories": Caption(
            N_("Categories"), N_("The sections of the archive, in the menu's order")
        ),
        "menu": Caption(N_("Menu"), N_("Links at the end of the menu")),
        "boxes": Caption(N_("Boxes"), N_("Boxes of links on the front page")),
        "footer": Caption(N_("Footer"), N_("What stands at the foot of every page")),
        "search": Caption(N_("Search"), N_("What the search page offers besides its own search")),
        "cms": Caption(N_("Editors' page"), N_("The page /admin/ for writing in the browser")),
        "components": Caption(
            N_("Components"), N_("The page /mau/, which shows what pages are put together from")
        ),
    },
    "Site": {
        "title": Caption(N_("Name"), N_("The name of the site, on every page and in the feeds")),
        "subtitle": Caption(N_("Subtitle"), N_("Stands below the name at the head of every page")),
        "description": Caption(
            N_("Description"), N_("What search engines show of pages without a summary")
        ),
        "publisher": Caption(N_("Publisher"), N_("The office that answers for the site")),
        "base_url": Caption(
            N_("Web address"), N_("Where the site lies, as https://kho.minhha.example.vn/")
        ),
        "language": Caption(
            N_("Language"), N_("The language of the site and of messages: vi or en")
        ),
        "timezone": Caption(N_("Time zone"), N_("The zone of all dates, as Asia/Ho_Chi_Minh")),
        "notice": Caption(N_("Notice"), N_("A line at the foot of every page")),
    },
    "Paths": {
        "content": Caption(N_("Content"), N_("The folder of articles and standing pages")),
        "templates": Caption(N_("Templates"), N_("The folder that says how pages are made")),
        "static": Caption(N_("Static files"), N_("The folder of styles, scripts and pictures")),
        "data": Caption(N_("Data"), N_("The folder of what is kept: how often articles were read")),
        "output": Caption(N_("Finished site"), N_("The folder the site is built into")),
        "cache": Caption(N_("Cache"), N_("The folder that makes builds faster; may be deleted")),
    },
    "Lists": {
        "page_size": Caption(N_("Page"), N_("Articles on a page of a category, author or month")),
        "newest": Caption(N_("Newest"), N_("The newest articles on the front page")),
        "featured": Caption(N_("Featured"), N_("The featured articles on the front page")),
        "block": Caption(N_("Block"), N_("Articles of each category on the front page")),
        "most_read_box": Caption(N_("Most read, in a box"), N_("On the front page and a year's")),
        "most_read": Caption(N_("Most read"), N_("Articles on a page of the most read")),
        "related": Caption(N_("Related"), N_("Related articles below an article")),
        "feed": Caption(N_("Feed"), N_("Articles in each feed")),
    },
    "Category": {
        "name": Caption(N_("Name"), N_("The name of the section")),
        "description": Caption(N_("Description"), N_("Stands at the head of the section's pages")),
    },
    "NamedLink": {
        "name": Caption(N_("Name"), N_("The words of the link")),
        "url": Caption(N_("Address"), N_("An address of this site from /, or a whole web address")),
    },
    "Box": {
        "title": Caption(N_("Title"), N_("The heading of the box")),
        "links": Caption(N_("Links"), N_("The links in the box")),
        "image": Caption(N_("Picture"), N_("A picture above the links, as /static/img/ban-do.png")),
        "alt": Caption(
            N_("Description"), N_("What the picture shows, for those who do not see it")
        ),
    },
    "Footer": {
        "lines": Caption(N_("Lines"), N_("Lines below the site's name")),
        "links": Caption(N_("Links"), N_("Links at the foot of every page")),
    },
    "Search": {
        "outside": Caption(
            N_("Outside engine"),
            N_("The web address of another search engine's page for this site"),
        ),
    },
    "Cms": {
        "enabled": Caption(N_("On"), N_("Whether the site has the page /admin/")),
        "backend": Caption(N_("Host"), N_("Where the repository lies: github or gitlab")),
        "repository": Caption(N_("Repository"), N_("Owner and name, as minh-ha/kho-tin")),
        "branch": Caption(N_("Branch"), N_("The branch that articles are saved to")),
        "base_url": Caption(
            N_("Sign-in address"), N_("The web address of the program that signs editors in")
        ),
    },
    "Components": {
        "enabled": Caption(N_("On"), N_("Whether the public site has the page /mau/")),
    },
}
"""Captions by the name of a table's model, then by key."""
