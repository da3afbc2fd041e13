from hypothesis import given
from hypothesis import strategies as st

from khotin.serving import changes
from khotin.serving.changes import MOST, QUIET, Changes, Roots

ROOTS = Roots("/s/content", "/s/templates", "/s/static", "/s/config.toml")


def sorted_of(*paths: str) -> Changes:
    return changes.sort(paths, ROOTS)


def test_being_opened_and_read_is_no_change() -> None:
    for kind in ("opened", "closed_no_write", "attrib"):
        assert changes.touched(kind, "/s/content/a.md", "", folder=False) == ()


def test_a_folder_is_no_change_where_its_files_tell() -> None:
    assert changes.touched("modified", "/s/content", "", folder=True) == ()
    assert changes.touched("deleted", "/s/content/a", "", folder=True) == ("/s/content/a",)


def test_what_moved_is_looked_at_where_it_was_and_where_it_is() -> None:
    assert changes.touched("moved", "a.tmp", "a.md", folder=False) == ("a.tmp", "a.md")


def test_paths_are_told_apart_by_the_part_of_the_site() -> None:
    found = sorted_of(
        "/s/content/2023/09/a.md",
        "/s/content/2023/09/a.jpg",
        "/s/templates/x.html",
        "/s/static/a.css",
        "/s/config.toml",
    )
    assert found == Changes(
        frozenset({"content/2023/09/a.md"}),
        frozenset({"content/2023/09/a.jpg"}),
        templates=True,
        static=True,
        config=True,
    )
    assert found.frame


def test_what_is_not_the_sites_is_nothing() -> None:
    assert not sorted_of("/s/public/a.html", "/s/contents/a.md", "/s/README.md").any


def test_what_programs_leave_behind_is_passed_over() -> None:
    left = ("~$a.md", "a.md~", ".a.md.swp", "4913.tmp", ".git/index", "Thumbs.db")
    assert not sorted_of(*(f"/s/content/2023/{name}" for name in left)).any


def test_one_save_is_read_once_it_is_quiet() -> None:
    assert changes.wait(0.0, 0.0, 0.0) == QUIET
    assert changes.wait(0.0, 0.0, QUIET) == 0


@given(
    st.floats(0, 1e6),
    st.lists(st.floats(0, QUIET * 0.9), min_size=1, max_size=200),
)
def test_events_that_never_end_are_read_in_time(first: float, gaps: list[float]) -> None:
    now = first
    for gap in gaps:
        assert changes.wait(first, now, now) <= max(0.0, first + MOST - now)
        now += gap
    assert changes.wait(first, now, max(now, first + MOST)) == 0
