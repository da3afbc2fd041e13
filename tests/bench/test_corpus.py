import json
import re
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest

from bench import corpus, facts
from bench.archive import Archive
from bench.corpus import Made
from bench.text_shape import LEAST, MOST, syllables
from khotin.article import Article

NUMBER = 600


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return list(corpus.make(NUMBER, 1, facts.categories()))


@pytest.fixture(scope="module")
def archive(made: list[Made], tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("content")
    assert corpus.write(made, folder) == NUMBER
    return Archive(folder)


@pytest.fixture(scope="module")
def articles(archive: Archive) -> list[Article]:
    return list(archive.articles.values())


def body(article: Made) -> str:
    return article.text.split("---\n", 2)[2]


def test_the_same_seed_makes_the_same_archive(made: list[Made]) -> None:
    assert list(corpus.make(NUMBER, 1, facts.categories())) == made


def test_another_seed_makes_another_archive(made: list[Made]) -> None:
    other = list(corpus.make(NUMBER, 2, facts.categories()))
    assert not {article.text for article in other} & {article.text for article in made}


def test_kho_tin_reads_every_article_without_a_problem(articles: list[Article]) -> None:
    assert len(articles) == NUMBER


def test_no_two_articles_lie_in_one_place(made: list[Made]) -> None:
    assert len({article.path for article in made}) == NUMBER


def test_the_later_years_have_more_articles(articles: list[Article]) -> None:
    years = Counter(article.date.day.year for article in articles)
    early = sum(years[year] for year in range(2004, 2010))
    late = sum(years[year] for year in range(2019, 2025))
    assert late > 3 * early > 0
    assert set(years) <= set(corpus.YEARS)


def test_articles_have_some_540_syllables_a_few_have_many_more(made: list[Made]) -> None:
    lengths = [syllables(body(article)) for article in made]
    assert 500 < mean(lengths) < 600
    assert min(lengths) > LEAST / 2
    assert MOST / 2 < max(lengths) < MOST * 1.2


def test_few_words_are_frequent_and_many_are_rare(made: list[Made]) -> None:
    words = Counter(
        word.lower() for article in made for word in re.findall(r"[^\W\d_]+", body(article))
    )
    counts = [number for _, number in words.most_common()]
    assert sum(counts[:50]) > 0.3 * sum(counts)
    assert 0.002 < counts[49] / sum(counts) < counts[0] / sum(counts) < 0.04


def test_texts_repeat_no_paragraphs(made: list[Made]) -> None:
    paragraphs = Counter(
        part for article in made for part in body(article).split("\n\n") if len(part) > 120
    )
    assert paragraphs.most_common(1)[0][1] < 4


def test_front_matter_is_as_editors_write_it(articles: list[Article]) -> None:
    def part(holds: list[bool]) -> float:
        return sum(holds) / len(holds)

    assert {article.category for article in articles} == set(facts.categories())
    assert 0.85 < part([bool(article.authors) for article in articles]) < 0.98
    assert 0.75 < part([article.has_lead for article in articles]) < 0.95
    assert 0.6 < part([bool(article.tags) for article in articles]) < 0.95
    assert 0.2 < part([bool(article.documents) for article in articles]) < 0.8
    assert 0.5 < part([article.date.timed for article in articles]) < 0.95
    assert max(article.views for article in articles) > 10 * mean(a.views for a in articles)
    assert all(20 < len(article.title) < 160 for article in articles)


def test_topics_grow_with_the_archive(made: list[Made]) -> None:
    lists = [re.findall(r"^tags: (.*)$", article.text, re.MULTILINE) for article in made]
    tags = Counter(tag for found in lists for text in found for tag in json.loads(text))
    assert len(tags) > NUMBER
    assert tags.most_common(1)[0][1] < NUMBER / 20


def test_one_mending_changes_one_article_and_its_text_only(archive: Archive) -> None:
    before = {path: path.read_text("utf-8") for path in archive.articles}
    path = archive.newest()
    entry = archive.mend(path)
    changed = [path for path, text in before.items() if path.read_text("utf-8") != text]
    assert changed == [path]
    assert len(path.read_text("utf-8")) == len(before[path]) - 1
    assert archive.entry(path) == entry
    again = archive.mend(path)
    assert again.body != entry.body


def test_the_mended_articles_are_of_the_newest_month_and_of_2010(archive: Archive) -> None:
    days = {article.date.day for article in archive.articles.values()}
    newest = archive.articles[archive.newest()].date.day
    assert (newest.year, newest.month) == max((day.year, day.month) for day in days)
    assert archive.articles[archive.old()].date.day.year == 2010


def test_of_a_large_archive_the_newest_articles_are_kept(made: list[Made], tmp_path: Path) -> None:
    corpus.write(made[:30], tmp_path)
    whole = sorted(path for path in tmp_path.rglob("*.md"))
    assert list(Archive(tmp_path, 10).articles) == whole[-10:]
    assert sorted(tmp_path.rglob("*.md")) == whole[-10:]
