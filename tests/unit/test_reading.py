import os
import signal
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from khotin import article, disk, reading, workers
from khotin.article import Article
from khotin.cache import Known
from khotin.disk import File
from khotin.problems import Invalid, Place, Problem, problem
from khotin.reading import Changed, Contents, Reader
from khotin.source import Source
from khotin.watch import Stages
from tests.unit.making import settings
from tests.unit.test_watch import Looker

NAME = "content/2023/09/bai.md"
TEXT = "---\ntitle: Một\ndate: 2023-09-12\ncategory: kinh-te\n---\nChữ.\n"
PAGE = "---\ntitle: Liên hệ\n---\nSố nhà.\n"
LONG_AGO = 1_600_000_000
MANY = 150


class Site:
    """A folder with one article, and a count of how often articles were parsed."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.path = folder, folder / "bai.md"
        self.parsed: list[str] = []
        parse = article.read

        def counted(source: Source, *others: object) -> Article:
            self.parsed.append(source.path)
            return parse(source, *others)  # type: ignore[arg-type]

        monkeypatch.setattr(article, "read", counted)
        self.write(TEXT)

    def write(self, text: str, changed: int = LONG_AGO) -> None:
        self.path.write_text(text, "utf-8")
        os.utime(self.path, (changed, changed))

    def read(self, *, fresh: bool = False, valid: str = "a") -> Contents:
        self.parsed.clear()
        state = disk.state(str(self.path))
        assert state is not None
        texts = {NAME: File(str(self.path), *state)}
        return read(texts, self.folder / "cache", fresh=fresh, valid=valid)


def read(
    texts: Mapping[str, File],
    cache: Path,
    *,
    fresh: bool = False,
    jobs: int = 1,
    valid: str = "a",
    looker: Looker | None = None,
) -> Contents:
    stages = Stages(looker or Looker())
    return reading.read(texts, settings(), cache, valid, stages, fresh=fresh, jobs=jobs)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    return Site(tmp_path, monkeypatch)


class Many:
    """A folder of many articles and some pages."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.cache = folder, folder / "cache"
        for n in range(MANY):
            self.write(f"{2010 + n % 9}/09/bai-{n}.md", TEXT.replace("Một", f"Bài {n}"))
        for n in range(5):
            self.write(f"pages/trang-{n}.md", PAGE)

    def write(self, name: str, text: str, changed: int = LONG_AGO) -> None:
        path = self.folder / "content" / name
        disk.write(path, text.replace("2023-09", name[:7].replace("/", "-")).encode())
        os.utime(path, (changed, changed))

    @property
    def texts(self) -> dict[str, File]:
        return {f"content/{name}": f for name, f in disk.survey(self.folder / "content").items()}

    def read(self, jobs: int, *, fresh: bool = False, looker: Looker | None = None) -> Contents:
        return read(self.texts, self.cache, fresh=fresh, jobs=jobs, looker=looker)


@pytest.fixture
def many(tmp_path: Path) -> Many:
    return Many(tmp_path)


@pytest.fixture(params=["fork", "spawn"])
def _method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes start in this way."""
    monkeypatch.setattr(workers, "work", partial(workers.work, method=request.param))


@pytest.fixture
def _forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes start as copies of this one, with what is patched in it."""
    monkeypatch.setattr(workers, "work", partial(workers.work, method="fork"))


def patched_at(monkeypatch: pytest.MonkeyPatch, name: str, act: Callable[[], object]) -> None:
    """Let something happen when a file is read."""
    call = Reader.__call__

    def acting(self: Reader, changed: Changed) -> Known | tuple[Problem, ...]:
        if changed[0] == name:
            act()
        return call(self, changed)

    monkeypatch.setattr(Reader, "__call__", acting)


def test_an_unchanged_article_is_not_parsed_again(site: Site) -> None:
    first = site.read()
    assert site.parsed == [NAME]
    assert site.read() == first
    assert site.parsed == []


def test_an_unchanged_article_is_not_even_opened(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = site.read()
    patched_at(monkeypatch, NAME, pytest.fail)
    assert site.read() == first
    with pytest.raises(pytest.fail.Exception):
        site.read(fresh=True)


def test_an_article_with_another_time_but_the_same_words_is_not_parsed_again(site: Site) -> None:
    first = site.read()
    site.write(TEXT, LONG_AGO + 99)
    assert site.read() == first
    assert site.parsed == []


def test_a_changed_article_is_parsed_again(site: Site) -> None:
    site.read()
    site.write(TEXT.replace("Một", "Hai"), LONG_AGO + 99)
    (found,) = site.read().articles
    assert found.title == "Hai"
    assert site.parsed == [NAME]


def test_an_article_of_another_size_and_the_same_time_is_parsed_again(site: Site) -> None:
    site.read()
    site.write(TEXT.replace("Một", "Hai ba"))
    (found,) = site.read().articles
    assert found.title == "Hai ba"
    assert site.parsed == [NAME]


def test_a_change_within_the_grain_of_the_clock_is_seen(site: Site) -> None:
    moment = int(site.path.stat().st_ctime)
    site.write(TEXT, moment)
    site.read()
    site.write(TEXT.replace("Một", "Hai"), moment)
    (found,) = site.read().articles
    assert found.title == "Hai"


def test_an_article_with_a_problem_tells_it_every_time(site: Site) -> None:
    site.write(TEXT.replace("kinh-te", "nothing"))
    first = site.read()
    assert [p.code for p in first.problems] == ["unknown-category"]
    assert site.read() == first


def test_an_article_that_was_good_and_has_a_problem_now_is_not_given(site: Site) -> None:
    site.read()
    site.write(TEXT.replace("kinh-te", "nothing"), LONG_AGO + 99)
    found = site.read()
    assert (found.articles, [p.code for p in found.problems]) == ((), ["unknown-category"])
    site.write(TEXT, LONG_AGO + 199)
    found = site.read()
    assert (len(found.articles), found.problems) == (1, ())


def test_everything_is_parsed_again_where_that_is_wished(site: Site) -> None:
    first = site.read()
    assert site.read(fresh=True) == first
    assert site.parsed == [NAME]


def test_everything_is_parsed_again_under_another_stamp(site: Site) -> None:
    first = site.read()
    assert site.read(valid="b") == first
    assert site.parsed == [NAME]


@pytest.mark.usefixtures("_method")
def test_many_files_are_read_side_by_side_as_one_after_another(many: Many) -> None:
    one = many.read(1)
    assert [(a.path, a.title) for a in one.articles] == [
        (name, f"Bài {name.removesuffix('.md').rpartition('-')[2]}")
        for name in many.texts
        if not name.startswith("content/pages/")
    ]
    assert [page.path for page in one.pages] == [f"content/pages/trang-{n}.md" for n in range(5)]
    assert one.problems == ()
    assert many.read(2, fresh=True) == one


@pytest.mark.usefixtures("_forked")
def test_what_was_read_side_by_side_is_not_read_again(
    many: Many, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = many.read(2)
    monkeypatch.setattr(Reader, "__call__", pytest.fail)
    assert many.read(2) == first
    assert many.read(1) == first


@pytest.mark.usefixtures("_forked")
@pytest.mark.parametrize("jobs", [1, 2])
def test_every_file_is_told_once_whether_it_is_read_again_or_not(many: Many, jobs: int) -> None:
    looker = Looker()
    many.read(jobs, looker=looker)
    many.read(jobs, looker=looker)
    told = [int(seen.removesuffix(" done")) for seen in looker.seen if seen.endswith("done")]
    assert looker.seen.count(f"{reading.READING} of {MANY + 5}") == 2
    assert sum(told) == 2 * (MANY + 5)


@pytest.mark.usefixtures("_forked")
@pytest.mark.parametrize("jobs", [1, 2])
def test_problems_of_some_articles_among_many_are_told_and_the_others_are_read(
    many: Many, jobs: int
) -> None:
    whole = many.read(1)
    bad = {"content/2012/09/bai-120.md": "x: :", "content/2015/09/bai-5.md": "category: nothing"}
    for name, line in bad.items():
        text = TEXT.replace("category: kinh-te", line)
        many.write(name.removeprefix("content/"), text, LONG_AGO + 99)
    found = many.read(jobs, fresh=True)
    assert found.articles == tuple(a for a in whole.articles if a.path not in bad)
    assert found.pages == whole.pages
    assert list(dict.fromkeys(p.place.path for p in found.problems)) == sorted(bad)
    assert "unknown-category" in {p.code for p in found.problems}
    assert many.read(jobs) == found


@pytest.mark.usefixtures("_forked")
def test_an_article_with_a_problem_among_many_is_the_only_one_read_again(
    many: Many, monkeypatch: pytest.MonkeyPatch
) -> None:
    many.write("2015/09/bai-5.md", TEXT.replace("kinh-te", "nothing"))
    first = many.read(2)
    again: list[str] = []
    call = Reader.__call__

    def told(self: Reader, changed: Changed) -> Known | tuple[Problem, ...]:
        again.append(changed[0])
        return call(self, changed)

    monkeypatch.setattr(Reader, "__call__", told)
    assert many.read(2) == first
    assert again == ["content/2015/09/bai-5.md"]


@pytest.mark.usefixtures("_forked")
def test_a_process_that_dies_is_told_with_the_file_it_was_on(
    many: Many, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "content/2015/09/bai-5.md"
    patched_at(monkeypatch, name, lambda: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(Invalid) as caught:
        many.read(2)
    assert caught.value.problems == (problem("worker-died", Place(name), page=name),)


@pytest.mark.usefixtures("_forked")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_is_gone_before_it_is_read_is_told_by_its_path(many: Many, jobs: int) -> None:
    texts = many.texts
    gone = texts["content/2015/09/bai-5.md"].path
    Path(gone).unlink()
    with pytest.raises(FileNotFoundError) as caught:
        read(texts, many.cache, jobs=jobs)
    assert caught.value.filename == gone


@pytest.mark.usefixtures("_forked")
def test_nothing_is_stored_of_a_reading_that_broke_off(
    many: Many, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patched_at(patch, "content/2015/09/bai-5.md", interrupt)
        with pytest.raises(KeyboardInterrupt):
            many.read(2)
    looker = Looker()
    many.read(1, looker=looker)
    assert looker.seen.count("1 done") == MANY + 5
