from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ValidationError

from khotin.kinds import KINDS, Level
from khotin.language import Words
from khotin.problems import Place
from khotin.schema import problems_of
from tests.problems import smallest
from tests.problems.cases import Case, read
from tests.problems.world import state

CASES = read()
BUILD = [case for case in CASES if case.command == "build"]
REFUSED = [case for case in BUILD if not case.world and case.code != "unwritable"]
"""What lies in the site itself, and not in the state of the machine."""
CHECK = [case for case in CASES if case.command == "check"]
NET = "bad-value"
"""What a value is told that no rule of today foresees: no file leads to it."""
DEEP = "too-deep"
"""Takes a text of hundreds of lines: tested where articles are read."""
OTHER = {
    *("not-mended", "changed-meanwhile", "taken", "dead-link"),
    *("not-visits", "visits-record", "counting"),
    "picture-changed",
}
"""Told by `fmt`, by `new`, by `views`, by other sites: tested where these are."""
HINT = {"en": "hint", "vi": "gợi ý"}
LEVEL = {
    "en": {Level.ERROR: "error", Level.WARNING: "warning"},
    "vi": {Level.ERROR: "lỗi", Level.WARNING: "cảnh báo"},
}


def named(case: Case) -> str:
    return f"{case.code}: {case.about}"


def told(case: Case, language: str) -> list[str]:
    message, hint = case.words(language)
    level = LEVEL[language][KINDS[case.code].level]
    return [
        f"{case.at}: {level}: {message} [{case.code}]",
        f"    {HINT[language]}: {hint}",
    ]


def test_the_smallest_site_has_no_problem(here: Path) -> None:
    smallest.write(here, smallest.files())
    result = smallest.build("--no-search")
    assert result.exit_code == 0, result.stdout
    assert (here / "public/2023/09/hoi-nghi/index.html").read_text("utf-8") == (
        "<article data-pagefind-body><h1>Hội nghị tổng kết vụ xuân</h1>\n"
        "<p>Bà con được mùa.</p>\n</article>\n"
    )


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("case", BUILD, ids=named)
def test_a_wrong_file_is_told_in_exactly_these_words(here: Path, case: Case, language: str) -> None:
    case.write(here, language)
    with state(case.world, here) as arguments:
        result = smallest.build(*arguments)
    assert result.stdout.splitlines()[:-1] == told(case, language)
    assert result.exit_code == 1
    assert not (here / "public/index.html").exists()


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("case", CHECK, ids=named)
def test_what_a_build_takes_is_told_by_a_check(here: Path, case: Case, language: str) -> None:
    case.write(here, language)
    assert smallest.build("--no-search").exit_code == 0
    result = smallest.check()
    assert result.stdout.splitlines()[:-1] == told(case, language)
    assert result.exit_code == (KINDS[case.code].level is Level.ERROR)
    assert smallest.check("--strict").exit_code == 1


@pytest.mark.parametrize("case", REFUSED, ids=named)
def test_a_check_refuses_what_a_build_refuses_in_the_same_words(here: Path, case: Case) -> None:
    case.write(here, "vi")
    result = smallest.check()
    assert set(told(case, "vi")) <= set(result.stdout.splitlines())
    assert result.exit_code == 1
    assert not (here / ".public.khotin").exists()


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
