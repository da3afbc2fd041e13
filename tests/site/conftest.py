"""Sites that several tests only look at."""

from pathlib import Path

import pytest

from tests.builder import SiteBuilder
from tests.site.town import write_town


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> SiteBuilder:
    """The town's site, built without search. To change it, use `written_town`."""
    return write_town(SiteBuilder(tmp_path_factory.mktemp("town"), cache)).build()


@pytest.fixture
def written_town(site: SiteBuilder) -> SiteBuilder:
    """The town's site in a folder of the test's own, not built yet."""
    return write_town(site)
