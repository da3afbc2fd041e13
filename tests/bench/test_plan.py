import pytest

from bench.plan import CASES, Build, left, plan, spread, together
from bench.wishes import understood
from tests.bench.made import cost, run

BOTH = ("cold-pages", "cold")


def test_pages_only_of_a_peer_are_part_of_its_whole_build() -> None:
    builds = plan({"Kho Tin": BOTH, "Hugo": BOTH}, 1, 1)
    assert builds == [
        Build(1, "cold-pages", "Kho Tin"),
        Build(1, "cold", "Hugo", split=True),
        Build(1, "cold", "Kho Tin", split=True),
    ]


def test_a_peer_asked_for_pages_only_makes_them() -> None:
    builds = plan({"Kho Tin": BOTH, "Pelican": ("cold-pages",)}, 1, 1)
    assert Build(1, "cold-pages", "Pelican") in builds
    assert [build.case for build in builds if build.generator == "Pelican"] == ["cold-pages"]


def test_generators_take_turns_in_being_first() -> None:
    builds = plan({"Kho Tin": ("newest",), "Hugo": ("newest",)}, 2, 2)
    names = [build.generator for build in builds]
    assert names[:2] == names[:1:-1]


def test_peers_may_have_fewer_rounds() -> None:
    builds = plan({"Kho Tin": ("newest",), "Hugo": ("newest",)}, 3, 1)
    assert [build.round for build in builds if build.generator == "Kho Tin"] == [1, 2, 3]
    assert [build.round for build in builds if build.generator == "Hugo"] == [1]


@pytest.mark.parametrize(
    ("rounds", "fewer", "chosen"),
    [(3, 1, {1}), (3, 2, {1, 3}), (5, 3, {1, 3, 5}), (3, 3, {1, 2, 3}), (2, 9, {1, 2})],
)
def test_fewer_rounds_are_spread_from_the_first(rounds: int, fewer: int, chosen: set[int]) -> None:
    assert spread(rounds, fewer) == chosen


def test_the_builds_of_a_round_and_case_share_one_change() -> None:
    builds = plan({"Kho Tin": ("nothing", "old"), "Hugo": ("nothing", "old")}, 2, 2)
    groups = [(case, len(members)) for case, members in together(builds)]
    assert groups == [("nothing", 2), ("old", 2)] * 2


def test_what_is_left_is_guessed_from_builds_nearest_in_kind() -> None:
    done = [
        run("Kho Tin", "cold", 1, 0, build=cost(30)),
        run("Kho Tin", "newest", 1, 1, build=cost(2)),
        run("Hugo", "cold", 1, 2, hugo=cost(10), pagefind=cost(50)),
    ]
    assert left([Build(2, "newest", "Kho Tin")], done) == 2
    assert left([Build(2, "old", "Hugo"), Build(2, "cold", "Kho Tin")], done) == 90
    assert left([Build(1, "cold", "Hugo")], []) == 0


def test_words_of_the_command_line_are_told_apart() -> None:
    wishes = understood(["1000", "cold", "10000", "kho", "pelican:cold-pages", "old"])
    assert wishes.sizes == (1000, 10000)
    assert wishes.cases == {"Kho Tin": ("cold", "old"), "Pelican": ("cold-pages",)}


def test_without_words_every_generator_builds_every_case() -> None:
    assert understood([]).cases == dict.fromkeys(("Kho Tin", "Hugo", "Pelican"), tuple(CASES))


@pytest.mark.parametrize("word", ["cool", "jekyll", "hugo:cool"])
def test_an_unknown_word_is_refused_with_the_known_ones(word: str) -> None:
    with pytest.raises(ValueError, match=rf"^{word} .*cold-pages.*pelican"):
        understood([word])
