"""What is the same on every page is made once, before the first page is rendered.

Three things are: words that a template says in a site of one language (`{{ _("Older") }}`,
`{{ _("Page %(n)s", n=page.n) }}`, `{{ pager(_("Older")) }}`), partials that show the site's
frame and nothing of the page, and macros, which Jinja would look up again for each page
that imports them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Final, NamedTuple

from jinja2 import Environment, TemplateError, TemplateSyntaxError, meta, nodes

_PARTIALS: Final = "partials/"
_SAID: Final = re.compile(r"""\{\{ _\((["'])(?P<text>[^"'%\\{}]+)\1\) \}\}""")
_WITH_VALUE: Final = re.compile(
    r"""\{\{ _\((["'])(?P<text>[^"'\\{}]*%\((?P<name>\w+)\)s[^"'\\{}]*)\1, """
    r"""(?P=name)=(?P<value>[\w.]+)\) \}\}"""
)
_TAG: Final = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_RAW: Final = re.compile(r"\{%[-+]?\s*(?:raw|autoescape)\b")
_IN_TAG: Final = re.compile(
    r"""(?<![\w.])_\((["'])(?P<text>[^"'%\\{}]+)\1\)|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'"""
)
"""Words in a tag, else a string, which is no place to look for any."""
_IMPORT: Final = re.compile(
    r"""^{% from "(?P<file>macros/[^"]+)" import (?P<names>\w+(?:, *\w+)*) %}$""", re.MULTILINE
)
_PLAIN: Final = re.compile(r"[^{}#%]*")
_BARE: Final = re.compile(r"[^{}#%&<>\"'\\]*")
"""Text that is the same as HTML, and in a template's quotes."""


def words(text: str, say: Callable[[str], str], *, is_html: bool = True) -> str:
    """Give a template's text with its words said: where they need no value, or one.

    What comes out is what Jinja's `_` would give. `is_html` tells whether the template
    escapes what it shows.
    """
    if _RAW.search(text):
        return text

    def settled(tag: re.Match[str]) -> str:
        if tag[0].startswith("{#"):
            return tag[0]
        if found := _SAID.fullmatch(tag[0]):
            translated = say(found["text"])
            return translated if _PLAIN.fullmatch(translated) else tag[0]
        if found := _WITH_VALUE.fullmatch(tag[0]):
            before, value, after = say(found["text"]).partition(f"%({found['name']})s")
            is_one = value and _PLAIN.fullmatch(before + after)
            return f"{before}{{{{ {found['value']} }}}}{after}" if is_one else tag[0]
        return _IN_TAG.sub(named, tag[0]) if is_html else tag[0]

    def named(found: re.Match[str]) -> str:
        translated = say(found["text"]) if found["text"] else ""
        # Marked as HTML, as what `_` gives is: what it is joined with is then escaped.
        is_bare = translated and _BARE.fullmatch(translated)
        return f'("{translated}"|e)' if is_bare else found[0]

    return _TAG.sub(settled, text)


def macros(environment: Environment, templates: dict[str, str]) -> None:
    """Make macros globals of the environment, and take their imports out of `templates`.

    Its loader must read from `templates`. All stays as it is where a macro's file fails,
    to fail where it is imported, or where one name stands for two macros.
    """
    before = dict(templates)
    imports = {name: _imported(text) for name, text in templates.items()}
    named = {pair for pairs in imports.values() for pair in pairs}
    if len({name for name, _ in named}) != len(named):
        return
    templates |= {name: _IMPORT.sub("{##}", text) for name, text in templates.items()}
    known = set(environment.globals)
    try:
        for name, file in sorted(named):
            _bind(environment, imports, name, file, ())
    except (TemplateError, AttributeError, RecursionError):
        templates |= before
        for name in environment.globals.keys() - known:
            del environment.globals[name]
        environment.cache.clear()  # type: ignore[union-attr]


def _imported(text: str) -> list[tuple[str, str]]:
    """Give the macros that a template imports, each with its file."""
    return [
        (name.strip(), found["file"])
        for found in _IMPORT.finditer(text)
        for name in found["names"].split(",")
    ]


def _bind(
    environment: Environment,
    imports: Mapping[str, Sequence[tuple[str, str]]],
    name: str,
    file: str,
    way: tuple[str, ...],
) -> None:
    """Make a macro a global, after those that its file needs: a macro sees older globals only."""
    if name in environment.globals:
        return
    if file in way:
        raise RecursionError(file)
    for needed in imports.get(file, ()):
        _bind(environment, imports, *needed, (*way, file))
    environment.globals[name] = getattr(environment.get_template(file).module, name)


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


class _Shape(NamedTuple):
    """What the text of a template asks for and gives."""

    unknown: frozenset[str]
    others: tuple[str | None, ...]
    """The templates it refers to; None for one whose name is found while it runs."""
    has_more: bool
    """Whether it has macros or blocks, and so more to give than its text."""


_PARSER: Final = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)


@lru_cache(maxsize=256)
def _shape(text: str) -> _Shape | None:
    """Take a template's text apart; None where it is wrong.

    A server sets the same templates up again and again, with one of them changed.
    """
    try:
        tree = _PARSER.parse(text)
    except TemplateSyntaxError:
        return None
    return _Shape(
        frozenset(meta.find_undeclared_variables(tree)),
        tuple(meta.find_referenced_templates(tree)),
        bool(tree.find(nodes.Macro) or tree.find(nodes.Block)),
    )


def _is_frame(environment: Environment, templates: dict[str, str], way: tuple[str, ...]) -> bool:
    """Tell whether the last template of a way of inclusions shows the frame alone."""
    shape = _shape(templates[way[-1]]) if way[-1] in templates else None
    if shape is None or not shape.unknown <= environment.globals.keys():
        return False
    if len(way) == 1 and shape.has_more:
        return False
    return all(
        other and other not in way and _is_frame(environment, templates, (*way, other))
        for other in shape.others
    )
