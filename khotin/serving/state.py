"""The site as it is shown at this moment, and what becomes of it when something is saved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final

from khotin import illustrated, paths, sizes
from khotin.alone import Text, is_alone
from khotin.archive import Archive, Signature
from khotin.assets import Statics
from khotin.attachments import is_attachment
from khotin.cache import Known
from khotin.disk import File
from khotin.looking import Files
from khotin.page import Page
from khotin.pages import with_text
from khotin.problems import Problem
from khotin.site import Site
from khotin.standing import StandingPage
from khotin.text import slug
from khotin.theme import static_copies

_FRAME: Final = (f"{paths.TEMPLATES}/", f"{paths.STATIC}/")


@dataclass(frozen=True, slots=True)
class Now:
    """The site at this moment.

    What cannot be read is shown as it could be read last; `broken` tells what is wrong.
    """

    site: Site
    look: Files
    known: Mapping[str, Known]
    """What is known of each text, by repository path, as it could be read last."""
    pages: Mapping[str, Page]
    """By path below the output folder."""
    copies: Mapping[str, File]
    """Files to send as they are, by path below the output folder."""
    statics: Mapping[str, bytes]
    """Stylesheets and scripts, by path below the output folder."""
    broken: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    """What is wrong with a text, by repository path."""
    planned: tuple[Problem, ...] = ()
    """What is wrong with the site as a whole."""
    frame: tuple[Problem, ...] = ()
    """What is wrong with templates and static files."""
    settings: tuple[Problem, ...] = ()
    """What is wrong with `config.toml`."""
    number: int = 0
    """Counts what was shown before."""
    pictures: Mapping[str, int] = field(default_factory=dict)
    """When files beside articles changed, by address: their names do not tell."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, in order."""
        found = {
            *chain.from_iterable(self.broken.values()),
            *self.planned,
            *self.frame,
            *self.settings,
        }
        return tuple(sorted(found))


def begin(
    site: Site,
    look: Files,
    known: Mapping[str, Known],
    broken: Mapping[str, tuple[Problem, ...]],
    planned: tuple[Problem, ...],
) -> Now:
    """Give the site as it was read and planned."""
    return Now(
        site=site,
        look=look,
        known=known,
        pages={page.path: page for page in site.pages},
        copies={paths.output(address): file for address, file in site.copies.items()},
        statics={paths.output(address): data for address, data in site.statics.texts.items()},
        broken=broken,
        planned=planned,
    )


def by_text(problems: Iterable[Problem]) -> dict[str, tuple[Problem, ...]]:
    """Put problems with the texts they are in."""
    found: dict[str, tuple[Problem, ...]] = {}
    for one in problems:
        found[one.place.path] = (*found.get(one.place.path, ()), one)
    return found


def with_texts(now: Now, read: Mapping[str, Known | tuple[Problem, ...]]) -> tuple[Now, bool]:
    """Put texts that were read again onto their pages, or tell what is wrong with them.

    Gives, too, whether the site has to be planned again for the rest of it.
    """
    known, broken, pages = dict(now.known), dict(now.broken), dict(now.pages)
    wrong = {found.place.path for found in now.planned}
    whole = False
    for name, found in read.items():
        if not isinstance(found, Known):
            broken[name] = found
            continue
        before = known.get(name)
        broken.pop(name, None)
        known[name] = found
        text: Text = illustrated.one(found.value, now.site.pictures.shots)
        path = paths.output(text.address)
        page = pages.get(path)
        if before is None or page is None or page.source != name:
            whole = True
            continue
        whole = whole or name in wrong or not is_alone(before.value, found.value)
        pages[path] = with_text(page, text, _signed(now.site.archive, text))
    return replace(now, known=known, broken=broken, pages=pages), whole


def _signed(archive: Archive, text: Text) -> tuple[Signature, ...]:
    """Give whom bylines mean; a new author's address is guessed until the whole is planned."""
    if isinstance(text, StandingPage):
        return ()
    written = (byline.name for byline in text.authors)
    return tuple(archive.signatures.get(name) or Signature(name, slug(name)) for name in written)


def with_frame(
    now: Now,
    look: Files,
    templates: Mapping[str, str],
    statics: Statics | None,
    problems: tuple[Problem, ...],
) -> Now:
    """Show the same pages with other templates and static files.

    Without `statics` those stay which could be read last, and so do templates that are
    missing from `templates` while they are there in `look`.
    """
    site = now.site
    before = site.frame.templates
    kept = {name: before[name] for name in look.templates if name in before}
    site = replace(site, frame=replace(site.frame, templates={**kept, **templates}))
    if statics is None:
        return replace(now, site=site, look=look, frame=problems)
    loose = {f"{paths.STATIC}/{name}": file for name, file in look.static.items()}
    other = {a: f for a, f in site.copies.items() if a not in site.statics.copies}
    site = replace(
        site,
        statics=statics,
        frame=replace(site.frame, show=replace(site.frame.show, statics=statics.addresses)),
        copies=other | static_copies(statics, loose),
    )
    return replace(
        now,
        site=site,
        look=look,
        copies={paths.output(address): file for address, file in site.copies.items()},
        statics={paths.output(address): data for address, data in statics.texts.items()},
        frame=problems,
    )


def with_files(now: Now, changed: Mapping[str, File | None], moment: int) -> tuple[Now, bool]:
    """Note that files beside articles changed (None: gone), by repository path.

    Gives, too, whether the site has to be planned again. `moment` tells this change from
    others of the same file.
    """
    known = {f"{paths.CONTENT}/{name}" for name in now.look.content}
    addresses = dict.fromkeys(map(paths.asset, changed), moment)
    whole = any(
        file is None or name not in known or sizes.is_picture(name) or is_attachment(name)
        for name, file in changed.items()
    )
    return replace(now, pictures={**now.pictures, **addresses}), whole


def after_plan(now: Now, planned: Now, edited: Iterable[str]) -> Now:
    """Put a site that was planned in place of `now`.

    The texts that were `edited` while it was planned are carried over; those that the plan
    has no page for come with the next one. Templates and static files are those of `now`,
    which knows the last good ones.
    """
    read = {
        name: now.broken.get(name) or now.known[name]
        for name in edited
        if name in now.broken or name in now.known
    }
    result, _ = with_texts(planned, read)
    look = replace(result.look, templates=now.look.templates, static=now.look.static)
    framed = with_frame(result, look, now.site.frame.templates, now.site.statics, now.frame)
    return replace(
        framed,
        planned=tuple(p for p in planned.planned if not p.place.path.startswith(_FRAME)),
        pictures=now.pictures,
        number=now.number,
        settings=now.settings,
    )
