"""The page on which editors write in the browser, and its form, made from the articles' model.

The page is Sveltia CMS, a program that runs in the browser and commits to the repository
itself; its settings are those of https://sveltiacms.app/en/docs. An article is given a folder
of its own, with its pictures beside it, and no other year's folder is offered.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, TypeAlias, get_args, get_origin

from pydantic import BaseModel

from khotin import captions, paths
from khotin.archive import Archive
from khotin.captions import CAPTIONS, Caption
from khotin.config import Cms, Config
from khotin.front_matter import FrontMatter, Moment
from khotin.language import N_
from khotin.page import Page, recipe
from khotin.present import Presenter
from khotin.views import AdminView, CmsView

Field: TypeAlias = dict[str, Any]
"""A field of a form, in the terms of Sveltia CMS."""

PACKAGE: Final = "@sveltia/cms"
VERSION: Final = "0.221.1"
SCRIPT: Final = "dist/sveltia-cms.js"
INTEGRITY: Final = "sha384-JQ+XsKx/UzwdTiNnFStza3XtqqQoVtyNPApkfvwlzZDfhe7giE9CnfQrpHqgv3k6"
"""The digest of the script in the npm package; `python -m tools.sveltia` compares them."""

DATE: Final = "YYYY-MM-DD"
MOMENT: Final = "YYYY-MM-DD HH:mm"
"""How dates are written, in Day.js's letters; both are ways that articles are read in."""
OURS: Final = f"^{re.sub('[YMDHm]', '[0-9]', MOMENT)}$"
"""The dates of articles that are offered: what was written by hand in other ways, Sveltia CMS
would read by YAML's types, and save changed."""
BUTTONS: Final = (
    *("bold", "italic", "link", "heading-two", "heading-three"),
    *("quote", "bulleted-list", "numbered-list"),
)
"""What the editor's buttons offer: no more than our Markdown understands."""
_WIDGETS: Final[Mapping[object, Field]] = {
    bool: {"widget": "boolean"},
    # As a whole number, 1.850 would be cut to 1 unseen; 1.85 is refused by the next build.
    int: {"widget": "number", "value_type": "float", "min": 0, "step": 1},
    str: {"widget": "string"},
    "src": {"widget": "image"},
    "summary": {"widget": "text"},
}
"""What is shown for a kind of value, or for a key."""


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """Give the page and its settings, where `config.toml` wants them."""
    if config.cms.enabled:
        yield Page(paths.output(paths.ADMIN), "pages/admin.html", recipe(_admin))
        made = recipe(_settings, archive.today.year)
        yield Page(paths.output(paths.ADMIN_SETTINGS), "feeds/cms.yml", made)


def _admin(show: Presenter) -> AdminView:
    return AdminView(
        title=_title(show),
        language=show.config.site.language,
        settings=show.url(paths.ADMIN_SETTINGS),
        script=f"https://unpkg.com/{PACKAGE}@{VERSION}/{SCRIPT}",
        integrity=INTEGRITY,
    )


def _title(show: Presenter) -> str:
    return show.say(N_("Editing {title}"), title=show.config.site.title)


def _settings(show: Presenter, year: int) -> CmsView:
    folders = show.config.paths
    return CmsView(
        title=_title(show),
        site=show.config.site.base_url,
        backend=_backend(show.config.cms),
        folder=f"{folders.content}/{year:04}",
        pictures=f"{folders.static}/img",
        label=show.say(N_("Articles of {year}"), year=year),
        singular=show.say(N_("Article")),
        address=show.say(N_("Small letters without marks, figures and hyphens; stays for good")),
        address_shape=f"^{paths.SLUG.pattern}$",
        date_shape=OURS,
        fields=(*_fields(show, FrontMatter, year), _body(show)),
    )


def _backend(cms: Cms) -> Mapping[str, object]:
    """Give where articles are saved; without a program to sign in with, a token does it."""
    signing_in: Field = {"base_url": cms.base_url} if cms.base_url else {"auth_methods": ["token"]}
    where = {"name": cms.backend, "repo": cms.repository, "branch": cms.branch}
    return where | signing_in


def _fields(show: Presenter, model: type[BaseModel], year: int) -> list[Field]:
    """Give a form's fields for the keys of a table, in their order."""
    return [_field(show, model, name, year) for name in model.model_fields]


def _field(show: Presenter, model: type[BaseModel], name: str, year: int) -> Field:
    info = model.model_fields[name]
    caption = CAPTIONS[model.__name__][name]
    field = {"name": name, **_words(show, caption), "required": info.is_required()}
    kind = _kind(info.annotation)
    if name == "category":
        return field | {"widget": "select", "options": _categories(show)}
    if kind is Moment:
        return field | _moment(show, year, first=info.is_required())
    if get_origin(kind) is tuple:
        return field | {"widget": "list"}
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return field | {"widget": "object", "fields": _fields(show, kind, year)}
    return field | _WIDGETS[name if name in _WIDGETS else kind]


def _words(show: Presenter, caption: Caption) -> Field:
    return {"label": show.say(caption.name), "hint": show.say(caption.help)}


def _kind(annotation: Any) -> Any:
    """Give the type that an annotation is about: without its validators, and without None."""
    while get_origin(annotation) is Annotated or type(None) in get_args(annotation):
        annotation = get_args(annotation)[0]
    return annotation


def _moment(show: Presenter, year: int, *, first: bool) -> Field:
    """Give the field of a date; the first is the article's own, in the year of its folder."""
    if not first:
        return {"widget": "datetime", "type": "date", "format": DATE}
    return {
        "widget": "datetime",
        "format": MOMENT,
        "input_timezone": show.config.site.timezone,
        "default": "{{now}}",
        "min": f"{year:04}-01-01T00:00",
        "max": f"{year:04}-12-31T23:59",
    }


def _categories(show: Presenter) -> list[Field]:
    return [
        {"label": category.name, "value": key} for key, category in show.config.categories.items()
    ]


def _body(show: Presenter) -> Field:
    return {
        "name": "body",
        **_words(show, captions.BODY),
        "required": True,
        "widget": "markdown",
        "buttons": list(BUTTONS),
        "editor_components": ["image"],
    }
