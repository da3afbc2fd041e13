"""The shape of a made article's text: how long, and where headings, lists and tables stand."""

from collections.abc import Iterator
from math import exp, log
from random import Random
from typing import Final

from bench.scene import Scene

AVERAGE: Final = 540
LEAST, MOST = 150, 2500
_SPREAD: Final = 0.6
_MIDDLE: Final = log(AVERAGE) - _SPREAD**2 / 2
"""So that the mean of the log-normal distribution is the average."""
_SLACK: Final = 46
"""Syllables by which whole sentences overshoot, on average."""
_LONG: Final = 600
"""From here on an article may have headings."""
_SECTION: Final = 220
_BLOCKS: Final = ((0.12, "list"), (0.06, "table"), (0.08, "quote"))
"""How often an article has one of these."""


def length(random: Random) -> int:
    """Draw how many syllables an article has: log-normal, with a long tail."""
    while True:
        drawn = round(exp(random.gauss(_MIDDLE, _SPREAD)))
        if LEAST <= drawn <= MOST:
            return drawn


def syllables(text: str) -> int:
    """Count the syllables of a text: in Vietnamese each stands alone."""
    return len(text.split())


def body(scene: Scene, random: Random, wanted: int) -> str:
    """Write Markdown of about `wanted` syllables."""
    headed = wanted > _LONG and random.random() < 0.6  # noqa: PLR2004 - most long articles
    extras = [kind for chance, kind in _BLOCKS if random.random() < chance]
    blocks: list[str] = []
    total = since = 0
    for paragraph in _paragraphs(scene, random):
        blocks.append(paragraph)
        size = syllables(paragraph)
        total, since = total + size, since + size
        if total >= wanted - _SLACK:
            break
        if extras and total > wanted / 3:
            blocks += _extra(extras.pop(), scene, random)
            total += syllables(blocks[-1])
        if headed and since > _SECTION and wanted - total > _SECTION / 2:
            blocks.append(f"## {scene.say('H')}")
            since = 0
    return "\n\n".join(blocks) + "\n"


def _paragraphs(scene: Scene, random: Random) -> Iterator[str]:
    yield scene.write("opening")
    while True:
        sentences = 2 + int(random.random() * 3)
        text = " ".join(scene.write("sentence") for _ in range(sentences))
        if random.random() < 0.1:  # noqa: PLR2004 - now and then the voice of the reporter
            text = f"{text} {scene.write('closing')}"
        yield text


def _extra(kind: str, scene: Scene, random: Random) -> list[str]:
    count = 3 + int(random.random() * 4)
    if kind == "list":
        bullet = "1." if random.random() < 0.4 else "-"  # noqa: PLR2004 - fewer are numbered
        return ["\n".join(f"{bullet} {scene.write('item')}" for _ in range(count))]
    if kind == "quote":
        return [f"> {scene.write('quote')}."]
    rows = [
        f"| {scene.write('cell')} | {scene.say('n')} | {scene.say('x')} |" for _ in range(count)
    ]
    head = ["| Chỉ tiêu | Kế hoạch | Thực hiện |", "| --- | ---: | ---: |"]
    return ["Một số kết quả chính:", "\n".join([*head, *rows])]
