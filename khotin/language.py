"""The site's language: its catalogue, its dates and its numbers, as words.

The English words in code and templates are the catalogue's keys; `locale/` holds the
translations as plain `.po` files, read as they are, with no compiled copy to forget.
"""

import gettext
import io
import re
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Final

from babel.dates import get_day_names, get_month_names
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import get_decimal_symbol, get_group_symbol


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "translated later"
    """Mark `text` for the catalogue; it is translated when it is said."""
    return text


def NP_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - as above, for counted things
    """Mark a text for one and for many; `{n}` in it stands for the number."""
    return one, many


LANGUAGES: Final = ("vi", "en")
"""What the interface speaks."""
_LANGUAGE: Final = re.compile(r"^\s*language\s*=\s*[\"'](vi|en)[\"']", re.MULTILINE)
_MONTH: Final = N_("Month {month}/{year}")
_KB: Final = 1024
_ROUND: Final = 9.95
"""From so many MB on, a decimal says nothing: what is less is written with one."""


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Give the translations into `language`; English needs none."""
    if language == "en":
        return gettext.NullTranslations()
    source = files("khotin").joinpath("locale", language, "LC_MESSAGES", "khotin.po")
    compiled = io.BytesIO()
    with source.open("rb") as stream:
        write_mo(compiled, read_po(stream, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def language_of(config: bytes) -> str:
    """Give the language to speak in before `config.toml` is known to be right."""
    found = _LANGUAGE.search(config.decode("utf-8", "replace"))
    return found[1] if found else "vi"


class Words:
    """Says things in one language."""

    def __init__(self, language: str) -> None:
        """Load the words of `language`, `vi` or `en`."""
        self.language = language
        self.translations = catalogue(language)
        self._days = get_day_names("wide", locale=language)
        self._short_days = get_day_names("short", locale=language)
        self._months = get_month_names("wide", locale=language)
        self._group = get_group_symbol(language)
        self._point = get_decimal_symbol(language)

    def say(self, text: str) -> str:
        """Translate a text of the program."""
        return self.translations.gettext(text)

    def count(self, text: tuple[str, str], number: int) -> str:
        """Translate a text that counts; `{n}` in it becomes the number."""
        one, many = text
        return self.translations.ngettext(one, many, number).format(n=self.number(number))

    def number(self, value: int) -> str:
        """Write a whole number: 1850 is `1.850` in Vietnamese."""
        return f"{value:,}".replace(",", self._group)

    def size(self, size: int) -> str:
        """Write the size of a file of `size` bytes: `356 KB`, `1,4 MB`.

        A KB is 1,024 bytes, as Windows counts; what is less than one is one.
        """
        kilobytes = max(1, round(size / _KB))
        if kilobytes < _KB:
            return f"{self.number(kilobytes)} KB"
        megabytes = size / _KB / _KB
        if megabytes < _ROUND:
            return f"{megabytes:.1f} MB".replace(".", self._point)
        return f"{self.number(round(megabytes))} MB"

    def long_date(self, when: datetime, *, timed: bool) -> str:
        """Write a date as the portals do: `Thứ Ba, 12/09/2023 | 11:21`."""
        text = f"{self._days[when.weekday()]}, {self.short_date(when)}"
        return f"{text} | {when.hour:02}:{when.minute:02}" if timed else text

    def short_date(self, when: date) -> str:
        """Write a date in figures: `12/09/2023`, day first in both languages."""
        return f"{when.day:02}/{when.month:02}/{when.year:04}"

    def day(self, month: int, day: int) -> str:
        """Write a day of any year: `12 tháng 9`, `12 September`."""
        return f"{day} {self._months[month]}"

    def weekdays(self) -> tuple[tuple[str, str], ...]:
        """Give the days of the week from Monday, each short and in full: `T2`, `Thứ Hai`."""
        return tuple((self._short_days[number], self._days[number]) for number in range(7))

    def month(self, year: int, month: int) -> str:
        """Write a month: `Tháng 9/2023`."""
        return self.say(_MONTH).format(month=month, year=year)
