"""Vietnamese text: NFC, folding, slugs, alphabetical order, shortening.

Two facts shape this room. Unicode gives đ no decomposition, so removing marks
after NFD does not fold it. And one syllable has two accepted spellings of its
tone's place (`hóa` and `hoá`); texts keep theirs, only keys are unified.
"""

import re
import unicodedata
from typing import Final

_BARRED_LETTERS: Final = {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "\u0256": "d", "\u0189": "D"}
"""The Vietnamese letter and the two look-alikes that keyboards and fonts put in its place."""
_BARRED: Final = str.maketrans(_BARRED_LETTERS)
_STROKE: Final = "\u0335"
"""Unicode's COMBINING SHORT STROKE OVERLAY. No decomposition uses it: NFC leaves it alone."""

_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order of a Vietnamese dictionary (CLDR, locale vi)."""

_TELEX_TONES: Final = dict(zip(_TONES, "frxsj", strict=True))
_TELEX_LETTERS: Final = {
    "ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw",
}  # fmt: skip
_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK: Final = {letter: chr(0x2000 + rank) for rank, letter in enumerate(_ALPHABET)}
_NOT_WORD: Final = re.compile(r"[^a-z0-9]+")
_CONTROLS: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff"
"""Left by word processors; neither HTML nor XML nor YAML may hold them."""
_CONTROL: Final = re.compile(f"[{_CONTROLS}]")
LINE_END: Final = re.compile(r"\r\n?|\n")
_SPACES: Final = re.compile(rf"[\s{_CONTROLS}]+")


def nfc(text: str) -> str:
    """Give `text` in Unicode's composed form, the only one the archive works with."""
    return unicodedata.normalize("NFC", text)


def without_controls(text: str) -> str:
    """Give `text` with a space for each control character but tabs and ends of lines."""
    flat = text.replace("\n", " ")
    return text if flat.isprintable() else _CONTROL.sub(" ", text)


def lines(text: str) -> list[str]:
    """Give the lines of a text as editors count them: no control character ends one."""
    return LINE_END.split(text)


def squeeze(text: str) -> str:
    """Give `text` with every run of white space, no-break spaces included, as one space."""
    words = " ".join(text.split())
    return words if words.isprintable() else _SPACES.sub(" ", words).strip()


def fold(text: str) -> str:
    """Give `text` as somebody types it without marks: `Đảng bộ` becomes `dang bo`."""
    decomposed = unicodedata.normalize("NFD", text.translate(_BARRED))
    return "".join([c for c in decomposed if not unicodedata.combining(c)]).lower()


def stroked(text: str) -> str:
    """Give `text` with every đ as d and a stroke laid over it, in two characters.

    Search programs fold marks that combine with a letter, but take đ for a letter of its
    own; written so it is found under d as well, and still told apart from it.
    """
    for letter, plain in _BARRED_LETTERS.items():
        if letter in text:
            text = text.replace(letter, plain + _STROKE)
    return text


def slug(text: str) -> str:
    """Give `text` as lower-case ASCII words joined by hyphens; empty when nothing is left."""
    return _NOT_WORD.sub("-", fold(text)).strip("-")


def key(text: str) -> str:
    """Give a key under which two spellings of the same Vietnamese words are equal.

    Letter case, spacing and the place of the tone mark in a syllable do not count
    (`Ủy ban` equals `UỶ BAN`); the tone itself does (`Thu Hà` differs from `Thu Hạ`).
    """
    return " ".join(_shape_and_tone(word) for word in squeeze(text).lower().split(" "))


def telex(text: str) -> str:
    """Give `text` as its Telex keystrokes, words joined by hyphens: `Thu Hạ` becomes `thu-haj`.

    Telex keeps what folding loses, in ASCII: it tells apart two names that share a slug.
    """
    words = []
    for word in squeeze(text).lower().split(" "):
        letters, tone = _split_tone(word)
        spelled = "".join(_TELEX_LETTERS.get(letter, letter) for letter in letters)
        words.append(spelled + "".join(_TELEX_TONES[mark] for mark in tone))
    return slug(" ".join(words))


def sort_key(text: str) -> tuple[str, str, str]:
    """Give a key that puts Vietnamese texts in dictionary order.

    Letters first (`a ă â b c d đ e ê …`), then tones (level, huyền, hỏi, ngã, sắc,
    nặng), then the text itself, as CLDR's root and `vi` tailorings do.
    """
    ranks: list[str] = []
    tones: list[str] = []
    for word in squeeze(text).lower().split(" "):
        letters, tone = _split_tone(word)
        ranks.extend(_LETTER_RANK.get(letter, letter) for letter in letters)
        ranks.append(" ")
        tones.append(str(_TONES.index(tone[0]) + 1) if tone else "0")
    return "".join(ranks), "".join(tones), text


def shorten(text: str, limit: int) -> str:
    """Give the beginning of `text` in at most `limit` characters, cut between words, with `…`."""
    text = squeeze(text)
    if len(text) <= limit:
        return text
    cut = text[:limit]
    head, space, _ = cut.rpartition(" ")
    return (head if space else cut[:-1]).rstrip(" ,;:.–-") + "…"


def _split_tone(word: str) -> tuple[str, str]:
    """Split a word into its letters without tone and the tone marks it carries."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = "".join(c for c in decomposed if c in _TONES)
    letters = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    return letters, tones


def _shape_and_tone(word: str) -> str:
    letters, tones = _split_tone(word)
    return letters + tones
