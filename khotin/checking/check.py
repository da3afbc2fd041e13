"""The order of checking: proofread every text, plan the site, look at it as a whole."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from khotin import cache, grounds, looking, making, paths, reading, site
from khotin.cache import Known
from khotin.checking import external, links, sketches
from khotin.checking.links import Places
from khotin.checking.proof import Proof, Reader
from khotin.config import Config
from khotin.front_matter import Terms
from khotin.language import N_
from khotin.looking import Folders, Wishes
from khotin.problems import Invalid, Place, Problem, problem
from khotin.reading import Changed
from khotin.site import Site
from khotin.watch import Stages

CHECKING: Final = N_("Checking texts")
COMPARING: Final = N_("Comparing texts")
ASKING: Final = N_("Asking other sites")
_KEPT: Final = "check"
_TEMPLATES: Final = "templates"


@dataclass(frozen=True, slots=True)
class Checked:
    """How many texts there are, and what is wrong with those that were asked for."""

    texts: int
    problems: tuple[Problem, ...]


class _Proofreader:
    """Proofreads one file after another."""

    def __init__(self, terms: Terms) -> None:
        self._reader = Reader(terms)

    def __call__(self, changed: Changed) -> Known:
        return reading.remembered(changed, self._reader.read)


def check(
    settings: Config,
    folders: Folders,
    wishes: Wishes,
    stages: Stages,
    *,
    only: Collection[str] = (),
    ask_others: bool = False,
) -> Checked:
    """Find everything that a build would refuse, and what it would take but should not.

    `only` are the repository paths whose problems are wanted, all if there are none.
    With `ask_others`, links to other sites are followed, too. Raises Invalid when a
    worker process dies, or with what is wrong with the site's folders.
    """
    if wrong := grounds.problems(folders):
        raise Invalid(wrong)
    look = looking.files(folders)
    texts, valid, kept = site.texts(look.content), site.stamp(settings), folders.cache / _KEPT
    hire = partial(_Proofreader, reading.terms(settings))
    with stages(CHECKING, len(texts)) as advance:
        known, _ = reading.through(
            hire, texts, kept, valid, advance, fresh=wishes.force, jobs=wishes.jobs
        )
    proofs: dict[str, Proof] = {name: known[name].value for name in texts if name in known}
    contents = reading.contents((p.page for p in proofs.values() if p.page), ())
    planned, found = site.plan(contents, settings, folders, wishes, look, stages)
    problems = [*found, *_of_templates(planned, folders, valid, kept)]
    wanted = [name for name in proofs if not only or name in only]
    with stages(COMPARING):
        problems += _twins(proofs, only)
        places = _places(planned, proofs)
        for name in wanted:
            problems += proofs[name].problems
            problems += links.dead(name, proofs[name], places)
    if ask_others:
        problems += _dead_elsewhere((proofs[name] for name in wanted), places, kept, stages)
    asked = [found for found in problems if not only or found.place.path in only]
    real = {found.at(folders.real(found.place.path)) for found in asked}
    return Checked(len(texts), tuple(sorted(real)))


def _places(planned: Site, proofs: Mapping[str, Proof]) -> Places:
    files = {page.path for page in planned.pages} | {paths.output(a) for a in planned.copies}
    owners = {page.path: proofs[page.source] for page in planned.pages if page.source}
    pages = {paths.output(proof.page.address) for proof in proofs.values() if proof.page}
    return Places(
        base_url=planned.frame.show.config.site.base_url,
        statics=planned.statics.addresses,
        files=frozenset(files),
        owners=owners,
        hidden=frozenset(pages - files),
    )


def _twins(proofs: Mapping[str, Proof], only: Collection[str]) -> Iterator[Problem]:
    """Tell each pair of texts at the later of the two, else at the one that was asked for."""
    for one, other, share in sketches.twins({name: p.sketch for name, p in proofs.items()}):
        here, there = (other, one) if other in only and one not in only else (one, other)
        yield problem("twin", Place(here), other=there, percent=f"{share:.0%}".rstrip("%"))


def _of_templates(planned: Site, folders: Folders, valid: str, kept: Path) -> Iterable[Problem]:
    """Render a page of each template, unless that went well with the same templates before."""
    told = repr((planned.frame.templates, planned.frame.terms))
    seal = hashlib.blake2b(told.encode()).hexdigest()
    if cache.recall(kept, valid, _TEMPLATES) == seal:
        return []
    found: list[Problem] = []
    try:
        maker = making.Maker(making.setup(planned.frame, folders, folders.cache))
    except Invalid as error:
        return error.problems
    for page in planned.samples:
        try:
            maker.rendered(page)
        except Invalid as error:
            found += error.problems
    if not found:
        cache.note(kept, {_TEMPLATES: seal})
    return found


def _dead_elsewhere(
    proofs: Iterable[Proof], places: Places, kept: Path, stages: Stages
) -> Iterator[Problem]:
    asked: dict[str, list[Place]] = {}
    for proof in proofs:
        for link in links.elsewhere(proof, places):
            asked.setdefault(link.path, []).append(link.place)
    with stages(ASKING, len(asked)) as advance:
        answers = external.ask(asked, kept, advance)
    for url, detail in answers.items():
        for place in asked[url]:
            yield problem("dead-link", place, link=url, detail=detail)
