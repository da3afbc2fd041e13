"""The whole site, read from disk and planned, before any page is made."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TypeAlias

from khotin import (
    album,
    archive,
    assets,
    attachments,
    cache,
    checks,
    components,
    counts,
    pages,
    paths,
    reading,
    sizes,
    theme,
    toml_places,
)
from khotin.archive import Archive
from khotin.article import Article
from khotin.config import Config
from khotin.disk import File
from khotin.frame import Frame
from khotin.illustrated import illustrated
from khotin.language import N_, Words
from khotin.looking import Files, Folders, Look, Wishes
from khotin.page import Page
from khotin.pictures import measuring
from khotin.present import Presenter
from khotin.problems import Invalid, Problem
from khotin.related import NOTHING
from khotin.sizes import Shot, Variant
from khotin.source import Reference
from khotin.standing import StandingPage
from khotin.watch import Stages

PLANNING: Final = N_("Planning pages")
_RELATED: Final = "related"
_Texts: TypeAlias = tuple[Article | StandingPage, ...]
BACK_TO_TEXT: Final = N_("Back to the text, from note %d")


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures beside articles."""

    shots: Mapping[str, Shot] = field(default_factory=dict)
    """What is known of each, by repository path."""
    drawn: Mapping[str, Variant] = field(default_factory=dict)
    """Address → what is to be made of a picture there."""
    files: Mapping[str, File] = field(default_factory=dict)
    """Those that something is made of, by repository path."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site that is read and planned, ready to be rendered."""

    frame: Frame
    archive: Archive
    pages: tuple[Page, ...]
    statics: assets.Statics
    copies: dict[str, File]
    """Address → file to copy there."""
    pictures: Pictures

    @property
    def samples(self) -> Collection[Page]:
        """The first page of each template."""
        return {page.template: page for page in reversed(self.pages)}.values()


def load(settings: Config, folders: Folders, wishes: Wishes, look: Look, stages: Stages) -> Site:
    """Read everything and plan every page. Raises Invalid with every problem there is."""
    valid = stamp(settings)
    contents = reading.read(
        texts(look.content),
        settings,
        folders.cache,
        valid,
        stages,
        fresh=wishes.force,
        jobs=wishes.jobs,
    )
    site, problems = plan(contents, settings, folders, wishes, look, stages)
    if problems:
        raise Invalid(problems)
    return site


def stamp(settings: Config) -> str:
    """Give the digest of the code, and of all in the settings that decides what a file says."""
    return cache.stamp(tuple(settings.categories), settings.site.timezone, settings.archive.closed)


def texts(content: Mapping[str, File]) -> dict[str, File]:
    """Give the texts among the files of `content/`, by repository path."""
    return {
        f"{paths.CONTENT}/{name}": file
        for name, file in content.items()
        if name.endswith(paths.TEXT)
    }


def plan(
    contents: reading.Contents,
    settings: Config,
    folders: Folders,
    wishes: Wishes,
    look: Files,
    stages: Stages,
) -> tuple[Site, tuple[Problem, ...]]:
    """Plan every page of what could be read; give, too, every problem there is."""
    files = {f"{paths.CONTENT}/{name}": file for name, file in look.content.items()}
    others = {name: file for name, file in files.items() if not name.endswith(paths.TEXT)}
    loose, problems = theme.static_files(look), list(contents.problems)
    contents = _counted(contents, look, problems)
    contents, shots = _illustrated(contents, files, folders, wishes, stages, problems)
    statics, templates = _statics(loose, problems), _templates(look, problems)
    valid = stamp(settings)
    with stages(PLANNING):
        whole = _assembled(contents, settings, folders, wishes, valid)
        preview = wishes.day(settings.site.zone) if wishes.drafts else None
        words = Words(settings.site.language)
        show = Presenter(settings, words, statics.addresses, preview, album.exists(whole))
        planned = _pages(whole, settings, wishes, look, others)
    every: _Texts = (*contents.articles, *contents.pages)
    public: _Texts = (*whole.articles, *whole.pages)
    withheld = _withheld(files, {text.path for text in every} - {text.path for text in public})
    known, boxes = files.keys() | loose.keys(), _box_pictures(settings, folders)
    problems += checks.pictures([*_named(every), *boxes], known)
    problems += checks.pictures(_named(public), known - withheld)
    problems += checks.files(files)
    beside = {name: file for name, file in others.items() if name not in withheld}
    copies = {paths.asset(name): file for name, file in beside.items()}
    problems += checks.addresses(planned, copies)
    pictures = _drawn(shots, beside, _named(public), settings)
    copies = {address: file for address, file in copies.items() if address not in pictures.drawn}
    copies |= theme.static_copies(statics, loose)
    frame = Frame(templates, show, valid)
    return Site(frame, whole, planned, statics, copies, pictures), tuple(problems)


def _pages(
    whole: Archive, settings: Config, wishes: Wishes, look: Files, others: Mapping[str, File]
) -> tuple[Page, ...]:
    """Plan the pages; `others` are the files of `content/` that are no texts."""
    return pages.plan(
        whole,
        settings,
        search=wishes.search and bool(whole.articles),
        news=settings.archive.closed is None,
        attached=attachments.by_article((name, file.size) for name, file in others.items()),
        preview=wishes.drafts and components.TEMPLATE in look.templates,
    )


def _named(texts: _Texts) -> list[Reference]:
    """Give the pictures that texts name, with the places where they do."""
    return [found for text in texts for found in text.pictures]


def _drawn(
    shots: Mapping[str, Shot],
    beside: Mapping[str, File],
    public: Iterable[Reference],
    settings: Config,
) -> Pictures:
    """Choose what is made of the pictures among the files that are published beside texts."""
    there = [shot for path, shot in shots.items() if path in beside]
    drawn = sizes.drawn(there, {found.path for found in public}, settings.pictures)
    return Pictures(shots, drawn, {one.path: beside[one.path] for one in drawn.values()})


def _illustrated(
    contents: reading.Contents,
    files: Mapping[str, File],
    folders: Folders,
    wishes: Wishes,
    stages: Stages,
    problems: list[Problem],
) -> tuple[reading.Contents, dict[str, Shot]]:
    """Look at pictures, and give articles what is known of those they show.

    Nothing is known of them where they are to be shown as they are.
    """
    if not wishes.pictures:
        return contents, {}
    shots, wrong = measuring.look(
        files, folders.cache, stages, fresh=wishes.force, jobs=wishes.jobs
    )
    problems += wrong
    articles = illustrated(contents.articles, shots)
    texts = replace(contents, articles=articles, pages=illustrated(contents.pages, shots))
    return texts, shots


def _statics(files: Mapping[str, File], problems: list[Problem]) -> assets.Statics:
    """Arrange static files; none where something is wrong with them."""
    try:
        return theme.arranged(files)
    except Invalid as error:
        problems += error.problems
        return assets.Statics({}, {}, {})


def _templates(look: Files, problems: list[Problem]) -> dict[str, str]:
    """Read the templates by name, as far as they can be read."""
    texts, wrong = theme.template_texts(look)
    problems += wrong
    return texts


def _counted(contents: reading.Contents, look: Files, problems: list[Problem]) -> reading.Contents:
    """Give articles the visits that were counted for them."""
    if look.views is None:
        return contents
    try:
        known = counts.read(Path(look.views.path).read_bytes())
    except Invalid as error:
        problems += error.problems
        return contents
    return replace(contents, articles=counts.counted(contents.articles, known))


def _assembled(
    contents: reading.Contents,
    settings: Config,
    folders: Folders,
    wishes: Wishes,
    valid: str,
) -> Archive:
    """Put the archive in order; the cache keeps which articles are related."""
    known = None if wishes.force else cache.recall(folders.cache, valid, _RELATED)
    memory = known or NOTHING
    whole = archive.assemble(
        contents.articles,
        contents.pages,
        categories=settings.categories,
        today=wishes.day(settings.site.zone),
        drafts=wishes.drafts,
        related_count=settings.lists.related,
        memory=memory,
    )
    if whole.memory != memory:
        cache.note(folders.cache, {_RELATED: whole.memory})
    return whole


def _withheld(files: Iterable[str], unpublished: set[str]) -> set[str]:
    """Give the files that lie in the folder of an article or page that is not published."""
    folders = tuple(
        path.removesuffix("index.md") for path in unpublished if path.endswith("/index.md")
    )
    return {name for name in files if name.startswith(folders)} if folders else set()


def _box_pictures(settings: Config, folders: Folders) -> Iterator[Reference]:
    """Give the pictures that the boxes of `config.toml` show."""
    for number, box in enumerate(settings.boxes):
        if path := paths.target(paths.CONFIG, box.image):
            text = folders.config.read_text("utf-8", "replace")
            place = toml_places.place(text, ("boxes", number, "image"), paths.CONFIG)
            yield Reference(path, replace(place, path=folders.config.as_posix()))
