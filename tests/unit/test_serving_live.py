import asyncio
import json
from pathlib import Path

from khotin.language import Words
from khotin.problems import Place, problem
from khotin.serving import live
from khotin.serving.live import Hub
from tests.serving import alone

PAGE = b'<link href="/static/css/site.0123456789.css"><body>Tin</body>\n'


def test_a_page_carries_the_script_at_its_end_and_nothing_else_changes() -> None:
    carried = live.carried(PAGE, live.mark(PAGE), 3).decode()
    start, end = carried.index("<script"), carried.index("</body>")
    assert (carried[:start] + carried[end:]).encode() == PAGE
    assert f"data-tag={live.mark(PAGE)}" in carried


def test_a_page_without_an_end_carries_the_script_too() -> None:
    assert live.carried(b"Tin", '"a"', 0).startswith(b"Tin<script")


def test_another_text_is_another_page_and_another_stylesheet_is_not() -> None:
    assert live.mark(PAGE) != live.mark(PAGE.replace(b"Tin", b"Bai"))
    assert live.mark(PAGE) == live.mark(PAGE.replace(b"0123456789", b"abcdef0123"))


def test_a_message_is_one_line_and_tells_each_problem_with_place_and_hint() -> None:
    found = problem("unknown-key", Place("content/a.md", 3), key="x\ny", guess="z", known="z")
    told = live.message(2, ["/a.css"], {"/a.jpg": 1}, [found], Words("vi"))
    assert "\n" not in told
    said = json.loads(told)
    assert said["problems"][0]["place"] == "content/a.md:3:1"
    assert said["problems"][0]["hint"] == "Có phải ý bạn là 'z'?"
    assert said["words"]["title"] == "Có 1 chỗ cần sửa"


def test_everybody_hears_the_newest_message_once_and_who_goes_is_forgotten() -> None:
    async def go() -> None:
        hub = Hub()
        hub.tell("một")
        one, two = hub.listen(), hub.listen()
        assert [await anext(one), await anext(one)] == [b"retry: 500\n\n", "data: một\n\n".encode()]
        assert [await anext(two), await anext(two)] == [b"retry: 500\n\n", "data: một\n\n".encode()]
        assert hub.listeners == 2
        for told in ("hai", "ba", "ba"):
            hub.tell(told)
        await asyncio.sleep(0)
        assert await anext(one) == b"data: ba\n\n"
        await two.aclose()  # type: ignore[attr-defined]
        assert hub.listeners == 1
        hub.close()
        assert [event async for event in one] == []
        assert hub.listeners == 0

    alone(go())


def test_a_silent_line_is_used_now_and_then(monkeypatch: object) -> None:
    async def go() -> None:
        hub = Hub()
        events = hub.listen()
        await anext(events)
        assert await anext(events) == b":\n\n"
        await events.aclose()  # type: ignore[attr-defined]

    monkeypatch.setattr(live, "BEAT", 0.01)  # type: ignore[attr-defined]
    alone(go())


def test_the_script_writes_text_never_html() -> None:
    code = Path(live.__file__).with_name("live.js").read_text("utf-8")
    assert "innerHTML" not in code
    assert "insertAdjacentHTML" not in code
    assert live.script() == code.encode()
