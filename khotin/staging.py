"""Making every page and file of the site in a folder of its own."""

from pathlib import Path
from typing import Final

from jinja2 import FileSystemBytecodeCache

from khotin import article, disk, paths
from khotin.language import N_
from khotin.markup import Body, Converter
from khotin.page import Page
from khotin.present import Presenter
from khotin.problems import Invalid, Problem
from khotin.render import Renderer, static_names
from khotin.site import BACK_TO_TEXT, Folders, Site
from khotin.source import Source
from khotin.watch import Stages

RENDERING: Final = N_("Making pages")


def stage(site: Site, folders: Folders, staging: Path, stages: Stages) -> None:
    """Write every page and file of the site into the staging folder."""
    show = site.show
    bytecode = folders.cache / "templates"
    bytecode.mkdir(parents=True, exist_ok=True)
    urls = {name: show.url(a) for name, a in static_names(show.statics.addresses).items()}
    renderer = Renderer(
        site.templates, show.site(), urls, show.words, FileSystemBytecodeCache(str(bytecode))
    )
    converter = Converter(show.say(BACK_TO_TEXT))
    problems: list[Problem] = []
    failed: set[str] = set()
    with stages(RENDERING, len(site.pages) + len(site.copies)) as advance:
        for page in site.pages:
            if page.template not in failed:
                try:
                    body = _body(page, folders, show, converter)
                    disk.write(staging / page.path, renderer.render(page, body))
                except Invalid as error:
                    problems += error.problems
                    failed.add(page.template)
            advance()
        if problems:
            raise Invalid(problems)
        for address, data in show.statics.texts.items():
            disk.write(staging / paths.output(address), data)
        for address, path in site.copies.items():
            disk.copy(path, staging / paths.output(address))
            advance()


def _body(page: Page, folders: Folders, show: Presenter, converter: Converter) -> Body | None:
    if not page.source:
        return None
    path = folders.content / page.source.removeprefix(f"{paths.CONTENT}/")
    text = article.body(Source(page.source, path.read_bytes()))
    return converter.convert(text, show.resolver(page.source))
