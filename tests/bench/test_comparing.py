from pathlib import Path

import pytest

from bench import comparing, corpus, facts
from bench.archive import Archive, Entry
from bench.comparing import Comparison
from bench.generators import Generator, Step
from bench.plan import plan
from bench.results import Result
from bench.tools import Tools

TOOLS = Tools(Path(), Path(), Path())


class Fake(Generator):
    """Builds nothing, and remembers what it was asked for."""

    name = "Kho Tin"
    said: list[str]

    def prepare(self, archive: Archive) -> None:
        self._begin()
        self.said = [f"{archive.size} articles"]

    def put(self, entry: Entry) -> None:
        self.said.append(f"put {entry.article.date.day.year}")

    def clear(self) -> None:
        self.said.append("clear")

    def change_template(self, edition: int) -> None:
        self.said.append(f"template {edition}")

    def steps(self, *, search: bool) -> list[Step]:
        return [Step("pages", ["true"]), *([Step("index", ["true"])] if search else [])]


class Peer(Fake):
    """A generator beside it."""

    name = "Hugo"


@pytest.fixture
def comparison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Comparison:
    monkeypatch.setattr(comparing, "GENERATORS", {kind.name: kind for kind in (Fake, Peer)})
    monkeypatch.setattr(Tools, "versions", lambda _self: {})
    corpus.write(corpus.make(40, 1, facts.categories()), tmp_path / "content")
    found = Comparison(Archive(tmp_path / "content"), tmp_path, TOOLS, ["Kho Tin", "Hugo"])
    found.prepare(lambda _words: None)
    return found


def run(comparison: Comparison, cases: tuple[str, ...]) -> tuple[Result, list[str]]:
    said: list[str] = []
    builds = plan(dict.fromkeys(comparison.generators, cases), 1, 1)
    result = comparison.run(builds, "made, seed 1", lambda _result: None, said.append)
    return result, said


def done(comparison: Comparison, name: str) -> list[str]:
    generator = comparison.generators[name]
    assert isinstance(generator, Fake)
    return generator.said[1:]


def test_the_first_command_of_a_whole_build_is_the_case_of_pages_only(
    comparison: Comparison,
) -> None:
    result, _ = run(comparison, ("cold-pages", "cold"))
    assert [list(run.steps) for run in result.of("Hugo", "cold-pages")] == [["pages"]]
    assert [list(run.steps) for run in result.of("Hugo", "cold")] == [["pages", "index"]]
    assert done(comparison, "Hugo") == ["clear"]
    assert done(comparison, "Kho Tin") == ["clear", "clear"]


def test_a_change_is_made_everywhere_and_follows_a_whole_build(comparison: Comparison) -> None:
    _, said = run(comparison, ("cold", "newest", "old", "template"))
    assert said == []
    assert done(comparison, "Hugo")[-1] == "template 1"
    assert done(comparison, "Hugo") == done(comparison, "Kho Tin")
    assert done(comparison, "Hugo")[0] == "clear"
    assert len(done(comparison, "Hugo")) == 4


def test_without_a_cold_build_before_one_is_made_that_does_not_count(
    comparison: Comparison,
) -> None:
    result, said = run(comparison, ("nothing",))
    assert len(said) == 2
    assert len(result.runs) == 2


def test_pages_only_leave_an_output_that_is_not_whole(comparison: Comparison) -> None:
    _, said = run(comparison, ("cold-pages", "nothing"))
    assert len(said) == 2


def test_a_peer_that_sat_out_a_round_is_brought_up_to_date(comparison: Comparison) -> None:
    builds = plan(dict.fromkeys(comparison.generators, ("cold", "newest", "nothing")), 3, 2)
    builds = [build for build in builds if (build.round, build.case) != (3, "cold")]
    said: list[str] = []
    comparison.run(builds, "made, seed 1", lambda _result: None, said.append)
    assert [words for words in said if "Hugo" in words] == [
        "bringing the output of Hugo up to date, which is not counted"
    ]
    assert len(said) == 1
