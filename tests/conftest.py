"""What tests of whole sites share."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from khotin import config, pipeline
from khotin.looking import Folders, Wishes
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
def sample(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Sample:
    """The sample archive at the root of its host."""
    return _build_sample(tmp_path_factory.mktemp("sample") / "public", cache)


@pytest.fixture(scope="session")
def sample_below(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Sample:
    """The sample archive below /archive/, its lists cut into small pages, its components shown."""
    output = tmp_path_factory.mktemp("sample-below") / "archive"
    return _build_sample(
        output,
        cache,
        base_url="https://kho.minhha.example.vn/archive/",
        page_size=5,
        components=True,
    )


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
    report = pipeline.build(settings, folders, Wishes(now=NOON, today=TODAY), Quiet())
    return Sample(output, settings, report)
