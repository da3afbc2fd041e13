"""Keeps the site as it is now: reads what was saved, and has the whole planned again after it."""

import gc
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Condition
from typing import Final

from khotin import config, disk, looking, paths, reading, site, theme
from khotin.cache import Known
from khotin.config import Config
from khotin.disk import File
from khotin.garbage import without_collecting
from khotin.header import decode
from khotin.looking import Files, Folders, Wishes
from khotin.problems import Invalid, Problem, unwritable
from khotin.serving import state
from khotin.serving.changes import Changes
from khotin.serving.state import Now
from khotin.watch import Stages, Unwatched

AT_ONCE: Final = 20
"""Texts that are put onto their pages one by one; more of them come with the next plan."""
PAUSE: Final = 0.15
"""Seconds that the browsers have for themselves before the whole is planned."""
QUIET: Final = 1.0
"""Seconds without a save before the whole is planned where all but lists are shown already.

A plan and the page that was saved last would share one processor.
"""
LONGEST: Final = 10.0
"""Seconds for which saves in a row may keep the whole from being planned."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a site is made from, and how it is to be shown."""

    settings: Config
    folders: Folders
    wishes: Callable[[], Wishes]
    """Gives the wishes of this moment: the day goes on."""


class Keeper:
    """Holds the site as it is now; everybody who looks at `now` sees it whole."""

    def __init__(self, order: Order, stages: Stages, jobs: int) -> None:
        """Read and plan the site. Raises Invalid when that cannot be done at all."""
        self.order = order
        self._hear: Callable[[], None] = lambda: None
        self._changed = Condition()
        self._edited: set[str] = set()
        self._wanted = self._hurried = self._closed = False
        self._touched = 0.0
        self._reader = reading.reader(reading.terms(order.settings))
        self.now = _first(order, stages, jobs)
        gc.freeze()

    def listen(self, hear: Callable[[], None]) -> None:
        """Tell, from any thread, whenever there is another `now`."""
        self._hear = hear

    def take_in(self, changes: Changes) -> None:
        """Read what may have changed and show it, as far as that can be done at once."""
        self._touched = time.monotonic()
        if changes.config:
            self._read_settings()
        if changes.templates or changes.static:
            self._read_frame(static=changes.static)
        if changes.files:
            there = {name: self._file(name) for name in changes.files}
            self._put(lambda now: state.with_files(now, there, time.monotonic_ns()), hurried=True)
        if len(changes.texts) > AT_ONCE:
            self._plan_again(hurried=True)
        elif changes.texts:
            self._read_texts(changes)

    def plan_while_wanted(self) -> None:
        """Plan the whole site again and again, whenever that is asked for, until closed."""
        while self._wait():
            self._rest()
            self.plan()

    @property
    def wants_plan(self) -> bool:
        """Tell whether the whole is to be planned again."""
        return self._wanted

    def plan(self) -> None:
        """Plan the whole site again, and put it in place of the one that is shown."""
        with self._changed:
            self._wanted, self._hurried, now = False, False, self.now
            self._edited.clear()
        self._plan(now)

    def close(self) -> None:
        """Let whoever plans go home."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _wait(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._wanted or self._closed)
            return not self._closed

    def _rest(self) -> None:
        """Wait for quiet, but not for ever, nor for long where somebody waits for the plan."""
        begun = time.monotonic()
        with self._changed:
            while not self._closed:
                pause = PAUSE if self._hurried else QUIET
                left = min(max(begun, self._touched) + pause, begun + LONGEST) - time.monotonic()
                if left <= 0:
                    return
                self._changed.wait(left)

    def _plan_again(self, *, hurried: bool = False) -> None:
        """Have the whole planned; `hurried` where what was saved is not shown before that."""
        with self._changed:
            self._wanted, self._hurried = True, self._hurried or hurried
            self._changed.notify_all()

    def _put(self, change: Callable[[Now], tuple[Now, bool]], *, hurried: bool = False) -> None:
        """Put another `now` in place of this one, and have the whole planned where needed.

        `hurried` where much of what was saved is not shown before that.
        """
        with self._changed:
            result, whole = change(self.now)
            if result is not self.now:
                self.now = replace(result, number=self.now.number + 1)
        self._hear()
        if whole:
            self._plan_again(hurried=hurried)

    def _plan(self, now: Now) -> None:
        order = self.order
        try:
            with without_collecting():
                planned = _planned(order, now.known, Stages(Unwatched()), 1)
        except Invalid as error:
            self._put(partial(_with_planned, found=error.problems))
            return
        except OSError as error:
            # A folder went while it was looked through; what comes after it is told, too.
            found = (unwritable(str(error.filename or order.folders.content), error),)
            self._put(partial(_with_planned, found=found))
            return
        self._put(lambda now: (state.after_plan(now, planned, self._edited), False))

    def _read_texts(self, changes: Changes) -> None:
        """Read texts again; those that went are left to the next plan."""
        read: dict[str, Known | tuple[Problem, ...]] = {}
        for name in changes.texts:
            file = self._file(name)
            if file is None:
                self._plan_again(hurried=True)
                continue
            known = self.now.known.get(name)
            try:
                found = self._reader((name, file, known))
            except OSError:
                self._plan_again(hurried=True)
                continue
            if known is None:
                self._plan_again(hurried=True)
            if self._is_news(name, known, found):
                read[name] = found
        if read:
            with self._changed:
                self._edited |= read.keys()
            self._put(lambda now: state.with_texts(now, read))

    def _is_news(self, name: str, known: Known | None, found: Known | tuple[Problem, ...]) -> bool:
        broken = self.now.broken.get(name)
        if isinstance(found, Known):
            return broken is not None or known is None or known.digest != found.digest
        return broken != found

    def _read_frame(self, *, static: bool) -> None:
        """Read templates, and static files too where asked; of what is wrong the last good stays.

        Arranging static files takes as long as all the rest.
        """
        folders, now, statics = self.order.folders, self.now, None
        try:
            look = replace(
                now.look,
                templates=disk.survey(folders.templates),
                static=disk.survey(folders.static),
            )
            templates, problems = theme.template_texts(look)
            if static:
                statics = theme.arranged(theme.static_files(look))
            else:
                problems += [p for p in now.frame if p.place.path.startswith(f"{paths.STATIC}/")]
        except Invalid as error:
            problems += error.problems
        except OSError:
            # A file or folder went while they were read: its event comes still.
            return
        found = tuple(problems)
        self._put(lambda now: (state.with_frame(now, look, templates, statics, found), static))

    def _read_settings(self) -> None:
        """Read `config.toml`; while it is wrong, the last good one stays."""
        path = self.order.folders.config
        name = path.as_posix()
        try:
            settings = config.read(decode(name, path.read_bytes()), name)
        except Invalid as error:
            found = error.problems
            self._put(lambda now: (replace(now, settings=found), False))
            return
        except OSError:
            return
        before = self.order.settings
        self.order = replace(self.order, settings=settings)
        self._reader = reading.reader(reading.terms(settings))
        self._put(lambda now: (_with_terms(now, before, settings), True), hurried=True)

    def _file(self, name: str) -> File | None:
        path = self.order.folders.content / name.removeprefix(f"{paths.CONTENT}/")
        there = disk.state(str(path))
        return File(str(path), *there) if there and not Path(path).is_symlink() else None


def _with_planned(now: Now, found: tuple[Problem, ...]) -> tuple[Now, bool]:
    return replace(now, planned=found), False


def _with_terms(now: Now, before: Config, after: Config) -> Now:
    """Forget of texts what other settings may make of them."""
    now = replace(now, settings=())
    if (before.site.timezone, before.archive.closed) != (after.site.timezone, after.archive.closed):
        return replace(now, known={})
    gone = before.categories.keys() - after.categories.keys()
    known = {
        name: known
        for name, known in now.known.items()
        if getattr(known.value, "category", None) not in gone
    }
    return replace(now, known=known)


def _first(order: Order, stages: Stages, jobs: int) -> Now:
    """Read the site past what the cache knows, and plan it."""
    look = looking.files(order.folders)
    texts, valid = site.texts(look.content), site.stamp(order.settings)
    with stages(reading.READING, len(texts)) as advance, without_collecting():
        known, found = reading.through(
            partial(reading.reader, reading.terms(order.settings)),
            texts,
            order.folders.cache,
            valid,
            advance,
            fresh=False,
            jobs=jobs,
        )
    with without_collecting():
        return _assembled(order, look, known, found, stages)


def _planned(order: Order, known: Mapping[str, Known], stages: Stages, jobs: int) -> Now:
    """Look at the whole site and plan it, past what is known of its texts.

    A text that cannot be read counts as it could be read last.
    """
    look = looking.files(order.folders)
    hire = partial(reading.reader, reading.terms(order.settings))
    texts = site.texts(look.content)
    read, found = reading.anew(hire, texts, known, lambda _: None, jobs=jobs)
    last = {name: was for name in texts if (was := read.get(name) or known.get(name))}
    return _assembled(order, look, last, found, stages)


def _assembled(
    order: Order, look: Files, known: Mapping[str, Known], found: list[Problem], stages: Stages
) -> Now:
    contents = reading.contents((known[name].value for name in known), ())
    planned, problems = site.plan(
        contents, order.settings, order.folders, order.wishes(), look, stages
    )
    return state.begin(planned, look, known, state.by_text(found), problems)
