"""Bring the catalogue of texts up to date: `python -m tools.catalogue`.

New texts of code and templates are added untranslated, lost ones are dropped, and the
ones still to be translated are listed; the exit status then is 1.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "khotin" / "locale" / "vi" / "LC_MESSAGES" / "khotin.po"
METHODS = [("khotin/**.py", "python"), ("templates/**", "jinja2")]
OPTIONS = {
    "templates/**": {
        "extensions": "jinja2.ext.i18n",
        "encoding": "utf-8",
        "newstyle_gettext": "true",
        "trimmed": "true",
    }
}
KEYWORDS = {"_": None, "gettext": None, "N_": None, "NP_": (1, 2), "ngettext": (1, 2)}


def texts() -> Catalog:
    """Give every text that code and templates may say, in the order of their files."""
    found = Catalog(fuzzy=False)
    for _, _, message, _, _ in extract_from_dir(ROOT, METHODS, OPTIONS, KEYWORDS):
        found.add(message)
    return found


def main() -> int:
    """Rewrite the Vietnamese catalogue; give 1 when texts are left to translate."""
    with PO.open("rb") as stream:
        old = read_po(stream, locale="vi")
    new = Catalog(locale="vi", project="khotin", fuzzy=False, header_comment=old.header_comment)
    todo = []
    for message in texts():
        if not message.id:
            continue
        known = old.get(message.id)
        string = known.string if known else ""
        new.add(message.id, string, flags=message.flags)
        if not any(string or ""):
            todo.append(message.id)
    with PO.open("wb") as stream:
        write_po(stream, new, width=0, no_location=True)
    for text in todo:
        sys.stdout.write(f"to translate: {text}\n")
    return 1 if todo else 0


if __name__ == "__main__":
    sys.exit(main())
