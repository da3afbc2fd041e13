"""A page and the templates become bytes."""

import posixpath
import traceback
from collections.abc import Mapping, MutableMapping
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
)

from khotin import settled
from khotin.language import Words
from khotin.markup import Body
from khotin.page import View
from khotin.paths import STATIC, TEMPLATES
from khotin.problems import Invalid, Place, did_you_mean, problem
from khotin.text import squeeze
from khotin.views import SiteView


class _Environment(Environment):
    """Gives each template its globals in a plain dict: they are gone through for each page."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> dict[str, Any]:
        return {**self.globals, **(d or {})}


class Renderer:
    """Renders one page after another with one set of templates."""

    def __init__(
        self,
        templates: Mapping[str, str],
        site: SiteView,
        statics: Mapping[str, str],
        words: Words,
        bytecode: BytecodeCache | None = None,
    ) -> None:
        """Set up Jinja.

        `templates` maps names (`pages/article.html`) to texts, `statics` names of static
        files (`css/site.css`) to URLs.
        """
        self._statics = statics
        self._ready: dict[str, Template] = {}
        self._templates = {
            name: settled.words(text, words.say, is_html=_escapes(name))
            for name, text in templates.items()
        }
        self._environment = _Environment(
            loader=FunctionLoader(self._load),
            autoescape=_escapes,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=bytecode,
            extensions=["jinja2.ext.i18n"],
        )
        self._environment.install_gettext_translations(  # type: ignore[attr-defined]
            words.translations, newstyle=True
        )
        self._environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        self._environment.globals |= {"site": site, "static": self._static}
        settled.macros(self._environment, self._templates)
        self._templates |= settled.frame(self._environment, self._templates)
        self._environment.cache.clear()  # type: ignore[union-attr]

    def render(self, name: str, view: View, body: Body | None = None) -> bytes:
        """Render a page by its template's name; `body` is the text of its source, if it shows one.

        Raises Invalid, with the template's line, when a template fails.
        """
        try:
            return self._template(name).render(page=view, body=body).encode()
        except TemplateSyntaxError as error:
            place = Place(error.filename or name, error.lineno)
            raise Invalid(
                [problem("template", place, detail=squeeze(str(error.message)))]
            ) from None
        except _MissingStatic as error:
            guess = did_you_mean(error.name, self._statics)
            place = _template_place(name, error) or Place(name)
            raise Invalid(
                [problem("missing-static", place, name=error.name, guess=guess)]
            ) from None
        except Exception as error:
            place_of_error = _template_place(name, error)
            if place_of_error is None:
                raise
            detail = squeeze(str(error)) or type(error).__name__
            raise Invalid([problem("template", place_of_error, detail=detail)]) from error

    def _template(self, name: str) -> Template:
        """Give a template; Jinja would ask each time whether it is still the same."""
        template = self._ready.get(name)
        if template is None:
            template = self._ready[name] = self._environment.get_template(name)
        return template

    def _load(self, name: str) -> tuple[str, str, None] | None:
        text = self._templates.get(name)
        return None if text is None else (text, posixpath.join(TEMPLATES, name), None)

    def _static(self, name: str) -> str:
        try:
            return self._statics[name]
        except KeyError:
            raise _MissingStatic(name) from None


def _escapes(name: str | None) -> bool:
    """Tell whether a template of this name escapes what it shows."""
    return not (name or "").endswith(".txt")


class _MissingStatic(Exception):
    """A template asked for a static file that is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _template_place(name: str, error: Exception) -> Place | None:
    """Find the innermost line of a template that an error went through."""
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        if frame.filename.startswith(f"{TEMPLATES}/"):
            return Place(frame.filename, frame.lineno or 1)
    if isinstance(error, TemplateError):
        return Place(posixpath.join(TEMPLATES, name))
    return None


def static_names(addresses: Mapping[str, str]) -> dict[str, str]:
    """Name static files as templates do: `css/site.css` for `static/css/site.css`."""
    return {path.removeprefix(f"{STATIC}/"): address for path, address in addresses.items()}
