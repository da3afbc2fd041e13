"""Vietnamese as it is typed without marks."""

import unicodedata
from typing import Final

_BARRED: Final = str.maketrans("đĐðÐ", "dDdD")


def toneless(text: str) -> str:
    """Give a text in small letters without marks: `Đảng bộ` becomes `dang bo`."""
    parted = unicodedata.normalize("NFD", text.translate(_BARRED))
    return "".join(letter for letter in parted if not unicodedata.combining(letter)).lower()
