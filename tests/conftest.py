"""What tests of whole sites share, also where several processes run them."""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from filelock import FileLock

from khotin import config, pipeline
from khotin.looking import Folders, Wishes, cores
from khotin.report import Report
from tests.builder import NOON, ROOT, TODAY, Quiet, SiteBuilder


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample archive, built with its search index."""

    output: Path
    settings: config.Config
    report: Report

    @property
    def base_url(self) -> str:
        return self.settings.site.base_url


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for compiled templates, which all built sites share."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def site(tmp_path: Path, cache: Path) -> SiteBuilder:
    """An empty site."""
    return SiteBuilder(tmp_path / "site", cache)


@pytest.fixture(scope="session")
def together(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder for what the processes of a run of tests make once, for all of them."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "together"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def sample(together: Path) -> Sample:
    """The sample archive at the root of its host."""
    return _once(together, "sample", _build_sample)


@pytest.fixture(scope="session")
def sample_below(together: Path) -> Sample:
    """The sample archive below /archive/, its lists cut into small pages, its components shown."""
    build = partial(
        _build_sample,
        base_url="https://kho.minhha.example.vn/archive/",
        page_size=5,
        components=True,
    )
    return _once(together, "archive", build)


def _once(together: Path, name: str, build: Callable[[Path, Path], Sample]) -> Sample:
    """Give a sample that the first process that asks for it builds, into a folder of its name.

    They are built one after another: the second finds the first one's pictures in the cache.
    """
    kept = together / f"{name}.pickle"
    with FileLock(together / "lock"):
        if not kept.exists():
            built = build(together / name, together / "cache")
            kept.write_bytes(pickle.dumps(built))
    found: Sample = pickle.loads(kept.read_bytes())  # noqa: S301 - one of these processes wrote it
    return found


def _build_sample(
    output: Path,
    cache: Path,
    base_url: str | None = None,
    page_size: int | None = None,
    *,
    components: bool = False,
) -> Sample:
    settings = config.read((ROOT / "config.toml").read_text("utf-8"))
    if base_url:
        site = settings.site.model_copy(update={"base_url": base_url})
        settings = settings.model_copy(update={"site": site})
    if page_size:
        lists = settings.lists.model_copy(update={"page_size": page_size})
        settings = settings.model_copy(update={"lists": lists})
    shown = settings.components.model_copy(update={"enabled": components})
    settings = settings.model_copy(update={"components": shown})
    folders = Folders(
        config=ROOT / "config.toml",
        content=ROOT / settings.paths.content,
        templates=ROOT / settings.paths.templates,
        static=ROOT / settings.paths.static,
        data=ROOT / settings.paths.data,
        output=output,
        cache=cache,
    )
    wishes = Wishes(now=NOON, today=TODAY, jobs=cores())
    report = pipeline.build(settings, folders, wishes, Quiet())
    return Sample(output, settings, report)
