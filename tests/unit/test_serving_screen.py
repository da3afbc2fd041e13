import io

from rich.console import Console

from khotin.language import Words
from khotin.serving import screen
from khotin.serving.reindexing import Search
from khotin.serving.screen import Status

STATUS = Status("http://127.0.0.1:8000/", 3500, 2, Search.READY, "10:21:05 content/a.md")


def test_a_status_says_how_many_articles_and_problems_there_are() -> None:
    assert screen.told(STATUS, Words("vi")) == (
        "3.500 bài",
        "2 lỗi",
        "tìm kiếm: sẵn sàng",
        "10:21:05 content/a.md",
    )


def test_without_a_terminal_the_same_line_is_not_said_twice() -> None:
    said: list[str] = []
    lines = screen._Lines(Words("en"), said.append)
    lines.show(STATUS)
    lines.show(STATUS)
    assert len(said) == 1
    assert said[0].startswith("http://127.0.0.1:8000/  ·  3,500 articles")


def test_a_terminal_shows_a_line_and_is_left_with_it() -> None:
    stream = io.StringIO()
    line = screen._Line(Words("en"), Console(file=stream, force_terminal=True, width=200))
    line.show(STATUS)
    line.close()
    assert "2 problems" in stream.getvalue()
    assert "Ctrl-C ends it" in stream.getvalue()
