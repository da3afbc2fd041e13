import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from khotin.kinds import KINDS
from khotin.language import Words
from tools.catalogue import PO, texts

PLACEHOLDER = re.compile(r"\{\w*\}|%\(\w+\)[sd]|%[sd]|\{\{|\}\}")
STATIC = Path(__file__).resolve().parent.parent / "static"
ASKED_FOR = texts()


def catalogue() -> Catalog:
    with PO.open("rb") as stream:
        return read_po(stream, locale="vi", abort_invalid=True)


VIETNAMESE = catalogue()
TRANSLATIONS = [message for message in VIETNAMESE if message.id]


def english(message: Message) -> list[str]:
    """Give the English texts of a message: one, or one and many."""
    return [message.id] if isinstance(message.id, str) else list(message.id)


def vietnamese(message: Message) -> list[str]:
    """Give the translations of a message: Vietnamese has one form for one and many."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def first(message: Message) -> str:
    return english(message)[0]


def test_code_and_templates_were_read() -> None:
    ids = {first(message) for message in ASKED_FOR if message.id}
    assert {"Home", "Skip to the content", "{n} article", "the front matter is not closed"} <= ids


def test_the_catalogue_has_every_text_that_is_asked_for_and_no_other() -> None:
    asked = {message.id for message in ASKED_FOR if message.id}
    assert {message.id for message in TRANSLATIONS} == asked
    assert not VIETNAMESE.obsolete


def test_every_word_of_every_problem_is_in_the_catalogue() -> None:
    words = {text for kind in KINDS.values() for text in (kind.message, kind.hint, kind.guess)}
    assert words - {""} <= {first(message) for message in TRANSLATIONS}


@pytest.mark.parametrize("message", TRANSLATIONS, ids=first)
def test_a_text_is_translated(message: Message) -> None:
    assert not message.fuzzy
    assert vietnamese(message)
    for text in vietnamese(message):
        assert text
        assert text == text.strip()


@pytest.mark.parametrize("message", TRANSLATIONS, ids=first)
def test_a_translation_fills_in_the_same_values(message: Message) -> None:
    values = [Counter(PLACEHOLDER.findall(text)) for text in english(message)]
    for text in vietnamese(message):
        assert Counter(PLACEHOLDER.findall(text)) in values


@pytest.mark.parametrize("message", TRANSLATIONS, ids=first)
def test_a_translation_ends_as_the_text_does(message: Message) -> None:
    ends = {text[-1] if text[-1] in ".:…?!" else "" for text in english(message)}
    for text in vietnamese(message):
        assert (text[-1] if text[-1] in ".:…?!" else "") in ends


@pytest.mark.parametrize("message", TRANSLATIONS, ids=first)
def test_a_translation_is_said(message: Message) -> None:
    words = Words("vi")
    if isinstance(message.id, str):
        assert words.say(message.id) == message.string
    else:
        one, many = message.id
        assert words.count((one, many), 2) == vietnamese(message)[0].format(n="2")


def test_vietnamese_is_typed_in_its_composed_form() -> None:
    text = PO.read_text("utf-8")
    assert not re.search("[\u0300-\u036f]", text)


def test_scripts_hold_no_words_of_their_own() -> None:
    letters = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]")
    for path in STATIC.rglob("*.js"):
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not letters.search(code.lower()), path.name
