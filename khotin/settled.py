"""What looks the same on every page is made once, before the first page is rendered.

Two things do: words that a template says without a value (`{{ _("Older") }}`) in a site
of one language, and partials that show the site's frame and nothing of the page.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

_PARTIALS: Final = "partials/"
_SAID: Final = re.compile(r"""\{\{ _\((["'])(?P<text>[^"'%\\{}]+)\1\) \}\}""")
_PLAIN: Final = re.compile(r"[^{}#%]*")


def words(text: str, say: Callable[[str], str]) -> str:
    """Give a template's text with its words said, where they need no value."""
    if "{% raw" in text:
        return text

    def said(found: re.Match[str]) -> str:
        translated = say(found["text"])
        return translated if _PLAIN.fullmatch(translated) else found[0]

    return _SAID.sub(said, text)


def frame(environment: Environment, templates: dict[str, str]) -> dict[str, str]:
    """Give the text of each partial that is told nothing by a page, as it comes out, by name.

    One that fails is left out: it fails where it is included, with its line.
    """
    settled = {}
    for name, text in templates.items():
        if name.startswith(_PARTIALS) and _is_frame(environment, templates, (name,)):
            with suppress(Exception):
                settled[name] = environment.from_string(text).render()
    return {
        name: f"{{% raw %}}{text}{{%+ endraw %}}"
        for name, text in settled.items()
        if "endraw" not in text
    }


def _is_frame(environment: Environment, templates: dict[str, str], way: tuple[str, ...]) -> bool:
    """Tell whether the last template of a way of inclusions shows the frame alone.

    One with macros or blocks has more to give than its text.
    """
    try:
        tree = environment.parse(templates[way[-1]])
    except (KeyError, TemplateSyntaxError):
        return False
    unknown = meta.find_undeclared_variables(tree) - set(environment.globals)
    if unknown or (len(way) == 1 and (tree.find(nodes.Macro) or tree.find(nodes.Block))):
        return False
    others = list(meta.find_referenced_templates(tree))
    return all(
        other and other not in way and _is_frame(environment, templates, (*way, other))
        for other in others
    )
