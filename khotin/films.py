"""A link to a film, alone in its paragraph, becomes a film that loads when a reader asks for it.

A file of one's own becomes a player; a film of another site stays a link, in a figure whose
link `static/js/films.js` turns into that site's player when it is pressed, and not before.
"""

import re
from typing import Final
from xml.etree import ElementTree as ET

_YOUTUBE: Final = re.compile(
    r"https?://(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/"
    r"(?:watch\?(?:[^\s#]*&)?v=|shorts/|live/|embed/)|youtu\.be/)"
    r"(?P<film>[A-Za-z0-9_-]{11})(?:[?&#/]\S*)?"
)
_VIMEO: Final = re.compile(
    r"https?://(?:www\.|player\.)?vimeo\.com/(?:video/)?(?P<film>[0-9]{5,12})"
    r"(?:/(?P<key>[0-9a-f]{6,16}))?(?:[?#/]\S*)?"
)
_KEY: Final = re.compile(r"[?&]h=(?P<key>[0-9a-f]{6,16})(?![^&#])")
"""How the address of Vimeo's player gives the key of a film that is not listed."""
_START: Final = re.compile(
    r"[?&#](?:t|start)=(?=\d)(?:(?P<h>\d{1,3})h)?(?:(?P<m>\d{1,4})m)?(?:(?P<s>\d{1,6})s?)?(?![^&#])"
)
_FILE: Final = re.compile(r"(?![A-Za-z][A-Za-z0-9+.-]*:|//)[^\s?#]+\.mp4", re.IGNORECASE)
_SITES: Final = ("youtu", "vimeo.com/")
FIGURE: Final = "figure film"
"""The class of the figure that a film stands in."""


def is_likely(text: str) -> bool:
    """Tell, quickly, whether a text may name a film of another site."""
    return any(site in text for site in _SITES)


def address(written: str) -> str:
    """Give the one address of a film of another site, however it is written; else nothing.

    Where it is to start, in seconds, stays.
    """
    start = _start(written)
    if found := _YOUTUBE.fullmatch(written):
        return f"https://www.youtube.com/watch?v={found['film']}{start and f'&t={start}s'}"
    if found := _VIMEO.fullmatch(written):
        key = found["key"] or ((asked := _KEY.search(written)) and asked["key"])
        part = f"{found['film']}/{key}" if key else found["film"]
        return f"https://vimeo.com/{part}{start and f'#t={start}s'}"
    return ""


def _start(written: str) -> str:
    """Give the seconds after which an address lets a film start: 90 for `t=1m30s`; or nothing."""
    found = _START.search(written)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    after = (hours * 60 + minutes) * 60 + seconds
    return str(after) if after else ""


def figure(paragraph: ET.Element) -> ET.Element | None:
    """Give the figure that a paragraph becomes which holds a link to a film alone; else None.

    The link may be a mere address; words of a link become those below or on the film.
    """
    written, words = _link(paragraph)
    if not written:
        return None
    if _FILE.fullmatch(written):
        return _player(written, words)
    film = address(written)
    if not film:
        return None
    made = ET.Element("figure", {"class": FIGURE})
    link = ET.SubElement(made, "a", {"class": "film__link", "href": film})
    link.text = film if words in {"", written} else words
    return made


def _link(paragraph: ET.Element) -> tuple[str, str]:
    """Give where the only link of a paragraph leads, and its words; nothing where there is more."""
    text = (paragraph.text or "").strip()
    children = list(paragraph)
    if not children:
        return (text, "") if text.startswith(("https://", "http://")) else ("", "")
    link = children[0]
    if len(children) > 1 or link.tag != "a" or text or (link.tail or "").strip():
        return "", ""
    if any(inner.tag == "img" for inner in link.iter()):
        return "", ""
    return link.get("href", ""), "".join(link.itertext()).strip()


def _player(source: str, words: str) -> ET.Element:
    made = ET.Element("figure", {"class": FIGURE})
    ET.SubElement(made, "video", {"controls": "controls", "src": source})
    if words and words != source:
        ET.SubElement(made, "figcaption").text = words
    return made
