"""A page of the site as a plain value: where it goes, its template, and what its view is made of.

A view is made late, where the page is rendered, by a function that gets the recipe's parts
and nothing else of the archive. So the parts tell all that a page can show: equal parts,
equal page.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Concatenate, Final, ParamSpec, TypeAlias

from khotin import views
from khotin.article import Article
from khotin.present import Presenter
from khotin.standing import StandingPage

View: TypeAlias = (
    views.AdminView
    | views.AlbumView
    | views.AlbumYearView
    | views.ArticleView
    | views.AuthorsView
    | views.CmsView
    | views.ComponentsView
    | views.DataView
    | views.DayView
    | views.FeedView
    | views.FrontView
    | views.ListView
    | views.ManifestView
    | views.MostReadView
    | views.NewsSitemapView
    | views.NotFoundView
    | views.OpenSearchView
    | views.RedirectView
    | views.RobotsView
    | views.SearchView
    | views.SitemapView
    | views.StandingView
    | views.TimelineView
    | views.YearView
)
Parts = ParamSpec("Parts")

DATA: Final = "feeds/data.json"
"""The template of everything that is data alone."""


@dataclass(frozen=True, slots=True)
class Whole:
    """An article or standing page of which a view may show everything, not the face alone."""

    of: Article | StandingPage

    @property
    def article(self) -> Article:
        """The article it holds. Raises TypeError for a standing page."""
        if not isinstance(self.of, Article):
            raise TypeError(self.of.path)
        return self.of

    @property
    def page(self) -> StandingPage:
        """The standing page it holds. Raises TypeError for an article."""
        if not isinstance(self.of, StandingPage):
            raise TypeError(self.of.path)
        return self.of


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a view is made: a function of a module, and its arguments after the presenter.

    Parts are texts, numbers, None, pictures (as `Shot`), tuples of such, articles (as `Face`)
    and `Whole` ones.
    """

    make: Callable[..., View]
    parts: tuple[Any, ...]


def recipe(
    make: Callable[Concatenate[Presenter, Parts], View],
    *parts: Parts.args,
    **named: Parts.kwargs,
) -> Recipe:
    """Give a recipe whose parts fit its function. Raises TypeError for parts by name."""
    if named:
        raise TypeError(*named)
    return Recipe(make, parts)


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site that is made from a template.

    It can be sent to another process, compared and hashed. `path` is relative to the
    output folder; `source` names the file whose text the page shows, if it shows one,
    `owner` the file that asks for the page without showing its text. `modified` is what
    the sitemap says of it: a date, nothing, or None where it does not list the page.
    `language` is the one its frame speaks, nothing where that is the site's.
    """

    path: str
    template: str
    recipe: Recipe
    source: str = ""
    owner: str = ""
    modified: str | None = None
    language: str = ""

    @property
    def wholes(self) -> tuple[str, ...]:
        """The paths of the articles and standing pages that it holds whole."""
        return tuple(_wholes(self.recipe.parts))

    def showing(self, wholes: Mapping[str, Whole]) -> "Page":
        """Give the page with other texts, by path, in place of those it holds whole."""
        parts = _replaced(self.recipe.parts, wholes)
        return replace(self, recipe=replace(self.recipe, parts=parts))

    @property
    def text(self) -> Article | StandingPage | None:
        """The article or standing page that it shows whole, if it shows one."""
        first = self.recipe.parts[0] if self.recipe.parts else None
        return first.of if isinstance(first, Whole) else None

    def view(self, show: Presenter) -> View:
        """Make what the page shows."""
        return self.recipe.make(show, *self.recipe.parts)


def _wholes(part: object) -> Iterator[str]:
    if isinstance(part, Whole):
        yield part.of.path
    elif type(part) is tuple:
        for inner in part:
            yield from _wholes(inner)


def _replaced(part: Any, wholes: Mapping[str, Whole]) -> Any:
    if isinstance(part, Whole):
        return wholes.get(part.of.path, part)
    return tuple(_replaced(inner, wholes) for inner in part) if type(part) is tuple else part
