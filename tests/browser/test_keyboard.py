"""Every kind of page can be used by somebody who has a keyboard and no mouse."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Served, Visit
from tools.kinds import KINDS, address

pytestmark = pytest.mark.browser

LISTEN = """
() => {
  const kinds = "a[href], button, input, select, textarea, summary, audio[controls], "
    + "video[controls], [tabindex], [contenteditable], [onclick], [role=button]";
  const usable = (element) => element.checkVisibility({ visibilityProperty: true })
    && !element.matches(":disabled, [tabindex='-1'], [type=hidden], [type=radio]:not(:checked)")
    && !element.closest("[inert]");
  const wanted = [...document.querySelectorAll(kinds)].filter(usable);
  const named = (element) => element.outerHTML.slice(0, 120);
  const seen = new Map();
  let first = null;
  let last = null;
  let round = false;
  globalThis.walk = { wanted: wanted.length, unseen: [] };
  document.addEventListener("focusin", ({ target }) => {
    if (target === last || round) return;
    first ??= target;
    round = last !== null && target === first;
    if (round) return;
    last = target;
    seen.set(target, (seen.get(target) ?? 0) + 1);
    const style = getComputedStyle(target);
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    if (!ring && style.boxShadow === "none") walk.unseen.push(named(target));
  });
  walk.missed = () => wanted.filter((element) => !seen.has(element)).map(named);
  walk.repeated = () => [...seen].filter(([, times]) => times > 1).map(([e]) => named(e));
}
"""
"""Notes what gets the focus, how often, and whether that can be seen, till the first comes again.

Where the window gets the focus back, what has it is told again: that is no step. After the
last stop a page hands the focus to its window, which gives it to the first stop once more in
its own time, between two presses or some presses later: what follows is no part of the round.
Of radio buttons one is reached by Tab, the others from it by arrow keys.
"""


def walked(page: Page) -> dict[str, Any]:
    """Go through a page with Tab alone, once round; give what went wrong."""
    page.evaluate(LISTEN)
    wanted = page.evaluate("walk.wanted")
    # Some more: what scrolls inside itself is stopped at, too.
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
    found: dict[str, Any] = page.evaluate(
        "({missed: walk.missed(), unseen: walk.unseen, repeated: walk.repeated()})"
    )
    return found


NOTHING_WRONG: dict[str, list[str]] = {"missed": [], "unseen": [], "repeated": []}


@pytest.mark.parametrize("kind", KINDS)
def test_tab_reaches_all_that_can_be_used_shows_where_it_is_and_goes_on(
    kind: str, below: Served, looking: Page
) -> None:
    looking.goto(below.url + address(kind, below.output), wait_until="networkidle")
    assert walked(looking) == NOTHING_WRONG
    assert looking.evaluate("walk.wanted") > 20


@pytest.mark.parametrize("kind", KINDS)
def test_the_skip_link_of_every_page_leads_past_its_menus(
    kind: str, below: Served, looking: Page
) -> None:
    looking.goto(below.url + address(kind, below.output))
    looking.keyboard.press("Tab")
    looking.keyboard.press("Enter")
    assert looking.evaluate("document.activeElement.matches('main')")
    looking.keyboard.press("Tab")
    assert looking.evaluate("document.activeElement.closest('main, footer') !== null")


@pytest.mark.parametrize("kind", KINDS)
def test_what_opens_over_a_page_closes_with_escape_and_gives_the_focus_back(
    kind: str, below: Served, looking: Page
) -> None:
    looking.goto(below.url + address(kind, below.output), wait_until="networkidle")
    assert staying(looking) == []


OPENERS = "[aria-haspopup]:visible, [popovertarget]:visible, [aria-expanded]:visible"
STAYS = """(opener) => [
  ...document.querySelectorAll("dialog[open], [popover]:popover-open, [aria-expanded=true]")
].length > 0 || document.activeElement !== opener"""


def staying(page: Page) -> list[str]:
    """Open all that opens by a button; give the buttons of what Escape does not close."""
    stay = []
    for opener in page.locator(OPENERS).all():
        opener.focus()
        opener.press("Enter")
        page.keyboard.press("Escape")
        if opener.evaluate(STAYS):
            stay.append(opener.evaluate("element => element.outerHTML"))
    return stay


TRAP = """<a href='#a' id='a'>a</a><a href='#b'>b</a>
<script>a.onkeydown = (event) => { event.preventDefault(); a.blur(); a.focus(); }</script>"""
BACK = """<a href='#a'>a</a><a href='#b' id='b'>b</a><a href='#c' id='c'>c</a><a href='#d'>d</a>
<script>c.onkeydown = (event) => { event.preventDefault(); b.focus(); }</script>"""


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("<a href='#a' tabindex='-1'>a</a><span role='button'>b</span>", "missed"),
        ("<style>:focus { outline: none }</style><a href='#a'>a</a>", "unseen"),
        (TRAP, "missed"),
        (BACK, "repeated"),
    ],
    ids=["out of reach", "out of sight", "a trap", "a way back"],
)
def test_the_walk_notices_what_is_wrong(body: str, wrong: str, page: Page) -> None:
    page.set_content(f"<html lang='vi'><title>x</title><body>{body}</body></html>")
    assert walked(page)[wrong]


def test_what_stays_open_is_noticed(open_page: Callable[..., Visit]) -> None:
    page = open_page().page
    opener = "<button aria-expanded='false' onclick=\"this.ariaExpanded = 'true'\">x</button>"
    page.set_content(f"<html lang='vi'><title>x</title><body>{opener}</body></html>")
    assert len(staying(page)) == 1
    popover = "<button popovertarget='p'>x</button><p id='p' popover>y</p>"
    page.set_content(f"<html lang='vi'><title>x</title><body>{popover}</body></html>")
    assert staying(page) == []
