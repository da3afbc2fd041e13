"""One page after another: its text is read and converted, the page rendered and written."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import FileSystemBytecodeCache

from khotin import disk, paths
from khotin.header import decode, split
from khotin.language import Words
from khotin.markup import Body, Converter
from khotin.page import Page
from khotin.render import Renderer, static_names
from khotin.site import BACK_TO_TEXT, Folders, Site
from khotin.source import convert
from khotin.views import SiteView


@dataclass(frozen=True, slots=True)
class Setup:
    """All that the making of pages needs, ready to be sent to another process."""

    templates: Mapping[str, str]
    frame: SiteView
    language: str
    base: str
    statics: Mapping[str, str]
    """Path → address."""
    content: Path
    staging: Path
    bytecode: Path


def setup(site: Site, folders: Folders, staging: Path) -> Setup:
    """Gather what making the pages of a site into `staging` needs."""
    bytecode = folders.cache / "templates"
    bytecode.mkdir(parents=True, exist_ok=True)
    show = site.show
    return Setup(
        templates=site.templates,
        frame=show.site(),
        language=show.words.language,
        base=show.base,
        statics=show.statics.addresses,
        content=folders.content,
        staging=staging,
        bytecode=bytecode,
    )


class Maker:
    """Makes pages with one set of templates."""

    def __init__(self, settings: Setup) -> None:
        """Load templates and Markdown once."""
        words = Words(settings.language)
        names = static_names(settings.statics)
        self._settings = settings
        self._converter = Converter(words.say(BACK_TO_TEXT))
        self._renderer = Renderer(
            settings.templates,
            settings.frame,
            {name: paths.url(settings.base, address) for name, address in names.items()},
            words,
            FileSystemBytecodeCache(str(settings.bytecode)),
        )

    def make(self, page: Page) -> None:
        """Write a page into the staging folder. Raises Invalid when its template fails."""
        data = self._renderer.render(page, self._body(page.source) if page.source else None)
        disk.write(self._settings.staging / page.path, data)

    def _body(self, source: str) -> Body:
        settings = self._settings
        path = settings.content / source.removeprefix(f"{paths.CONTENT}/")
        _, text, line = split(source, decode(source, path.read_bytes()))
        return convert(
            source,
            text,
            line,
            self._converter,
            lambda written: paths.link(source, written, settings.base, settings.statics),
        )
