import string

import pytest

from khotin.kinds import KINDS, Level
from khotin.problems import Invalid, Place, did_you_mean, problem

HERE = Place("content/2023/09/bai.md", 4, 1)


def test_a_problem_says_what_is_wrong_and_what_to_type() -> None:
    found = problem("unknown-category", HERE, value="kinh-t", guess="", known="kinh-te, y-te")
    assert found.message() == "unknown category 'kinh-t'"
    assert found.hint() == "Use one of: kinh-te, y-te"
    assert found.level is Level.ERROR


def test_what_was_probably_meant_is_the_better_hint() -> None:
    found = problem("unknown-category", HERE, value="kinh-t", guess="kinh-te", known="kinh-te")
    assert found.hint() == "Did you mean 'kinh-te'?"


def test_words_are_translated_before_their_values_are_filled_in() -> None:
    found = problem("unknown-key", HERE, key="{tile}", guess="title", known="")
    assert found.message(lambda text: text.replace("unknown key", "khóa lạ")) == "khóa lạ '{tile}'"


def test_problems_are_sorted_and_said_once() -> None:
    late = problem("empty-body", Place("b.md", 2))
    early = problem("empty-body", Place("a.md", 10))
    first = problem("empty-body", Place("a.md", 9))
    assert Invalid([late, early, first, early]).problems == (first, early, late)


@pytest.mark.parametrize(
    ("word", "guess"), [("titel", "title"), ("catgory", "category"), ("zzz", ""), ("", "")]
)
def test_a_near_word_is_guessed_and_a_far_one_is_not(word: str, guess: str) -> None:
    assert did_you_mean(word, ["title", "date", "category"]) == guess


@pytest.mark.parametrize("code", KINDS)
def test_words_of_a_problem_are_sentences_without_a_full_stop(code: str) -> None:
    kind = KINDS[code]
    for words in (kind.message, kind.hint, kind.guess):
        assert not words.endswith(".")
        assert words == words.strip()
        assert all(name is None or name.isidentifier() for _, name, _, _ in _fields(words))
    assert kind.message[0].islower() or kind.message[0] == "'"
    assert kind.hint[0].isupper()


def _fields(words: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return list(string.Formatter().parse(words))
