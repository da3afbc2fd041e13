from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ValidationError

from khotin.kinds import KINDS
from khotin.language import Words
from khotin.problems import Place
from khotin.schema import problems_of
from tests.problems import smallest
from tests.problems.cases import Case, read
from tests.problems.world import state

CASES = read()
NET = "bad-value"
"""What a value is told that no rule of today foresees: no file leads to it."""
DEEP = "too-deep"
"""Takes a text of hundreds of lines: tested where articles are read."""
OTHER = {"not-mended", "changed-meanwhile", "taken", "not-visits", "visits-record", "counting"}
"""Told by `fmt`, `new` and `views` alone: tested where these are."""
HINT = {"en": "hint", "vi": "gợi ý"}
ERROR = {"en": "error", "vi": "lỗi"}


def test_the_smallest_site_has_no_problem(here: Path) -> None:
    smallest.write(here, smallest.files())
    result = smallest.build("--no-search")
    assert result.exit_code == 0, result.stdout
    assert (here / "public/2023/09/hoi-nghi/index.html").read_text("utf-8") == (
        "<article data-pagefind-body><h1>Hội nghị tổng kết vụ xuân</h1>\n"
        "<p>Bà con được mùa.</p>\n</article>\n"
    )


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}: {case.about}")
def test_a_wrong_file_is_told_in_exactly_these_words(here: Path, case: Case, language: str) -> None:
    case.write(here, language)
    with state(case.world, here) as arguments:
        result = smallest.build(*arguments)
    message, hint = case.words(language)
    assert result.stdout.splitlines()[:-1] == [
        f"{case.at}: {ERROR[language]}: {message} [{case.code}]",
        f"    {HINT[language]}: {hint}",
    ]
    assert result.exit_code == 1
    assert not (here / "public/index.html").exists()


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    assert {case.code for case in CASES} | {NET, DEEP} | OTHER == set(KINDS)


def test_no_two_cases_are_about_the_same() -> None:
    told = [(case.code, case.about) for case in CASES]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("code", [code for code, kind in KINDS.items() if kind.guess])
def test_both_hints_of_a_problem_that_may_guess_have_a_case(code: str) -> None:
    beginnings = {tuple(case.en[1].split()[:2]) for case in CASES if case.code == code}
    assert len(beginnings) == 2


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            [
                "'size' cannot be 'XL': Input should be 'S'",
                "See docs/front-matter.md or docs/config.md for what may stand here",
            ],
        ),
        (
            "vi",
            [
                "'size' không thể là 'XL': Input should be 'S'",
                "Xem docs/front-matter.md hoặc docs/config.md để biết chỗ này ghi được gì",
            ],
        ),
    ],
)
def test_a_value_that_no_rule_foresees_is_told_in_words_too(
    language: str, words: list[str]
) -> None:
    class Shirt(BaseModel):
        size: Literal["S"]

    with pytest.raises(ValidationError) as caught:
        Shirt.model_validate({"size": "XL"})
    (found,) = problems_of(caught.value, Shirt, lambda _: Place("config.toml"))
    say = Words(language).say
    assert found.code == NET
    assert [found.message(say), found.hint(say)] == words
