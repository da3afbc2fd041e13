"""A page of the site as a plain value: where it goes, its template, what it shows."""

from dataclasses import dataclass
from typing import TypeAlias

from khotin import views

View: TypeAlias = (
    views.ArticleView
    | views.AuthorsView
    | views.FeedView
    | views.FrontView
    | views.ListView
    | views.MostReadView
    | views.NotFoundView
    | views.RedirectView
    | views.RobotsView
    | views.SearchView
    | views.SitemapView
    | views.StandingView
    | views.TimelineView
    | views.YearView
)


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site that is made from a template.

    It can be sent to another process, compared and hashed. `path` is relative to the
    output folder; `source` names the file whose text the page shows, if it shows one,
    `owner` the file that asks for the page without showing its text.
    """

    path: str
    template: str
    view: View
    source: str = ""
    owner: str = ""
