"""Numbers of official documents, in the shapes in which they are typed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from bench.finding.question import Question
from bench.finding.texts import Text
from bench.finding.toneless import toneless

SHAPES: Final = {
    "written": "as written",
    "spaces": "spaces for hyphens and slashes",
    "small": "small letters",
    "swapped": "letters first",
    "kind": "kind of document and number",
}
_KINDS: Final = (
    "báo cáo", "chỉ thị", "chương trình", "công điện", "công văn", "đề án", "hướng dẫn",
    "kế hoạch", "kết luận", "luật", "nghị định", "nghị quyết", "pháp lệnh", "quy chế",
    "quy định", "quyết định", "thông báo", "thông tri", "thông tư", "tờ trình",
)  # fmt: skip
_CODE: Final = r"[A-ZĐÐ]{2,}[a-zđ]*[A-ZĐÐ]*\d*"
_NUMBER: Final = re.compile(
    rf"(?:\b(?P<kind>(?i:{'|'.join(_KINDS)})) (?:số:? ?)?)?"
    rf"(?<![\w/.,-])(?P<number>\d{{1,5}})(?P<year>/\d{{4}})?"
    rf"(?P<codes>(?:[-/]{_CODE}(?![a-zđ]))+)(?!\w)"
)
_SPOKEN: Final = re.compile(
    rf"\b(?P<kind>{'|'.join(_KINDS)}) (?:số:? ?)?(?P<number>\d{{1,5}})(?P<year>/\d{{4}})?"
    r"(?![.,]?\d)"
)
_PARTS: Final = re.compile(r"[-/]")


@dataclass(frozen=True, slots=True)
class Document:
    """A document: how it is written, and the kind that stands before its number somewhere."""

    written: str
    number: str
    """With the year, where there is one: `24`, `59/2019`."""
    codes: str
    """The letters behind it, as they are joined: `CT/TU`, `NĐ-CP`."""
    kind: str


def numbers(texts: Sequence[Text], number: int, random: Random) -> list[Question]:
    """Choose documents, and ask for each in all shapes; right is every article that names it.

    Kind and number alone may mean several documents: whoever names one of them is right.
    """
    named: dict[str, list[tuple[str, Document]]] = defaultdict(list)
    for text in texts:
        for document in documents(text.whole):
            named[toneless(document.written)].append((text.path, document))
    chosen = random.sample(sorted(named), min(-(-number // len(SHAPES)), len(named)))
    spoken = _spoken(texts)
    questions: list[Question] = []
    for key in chosen:
        document = max((document for _, document in named[key]), key=lambda one: one.kind != "")
        holding = frozenset(path for path, _ in named[key])
        for shape, asked in _shapes(document):
            also = spoken.get(asked, frozenset()) if shape == "kind" else frozenset()
            questions.append(Question("numbers", asked, holding | also, shape))
    return questions[:number]


def documents(whole: str) -> Iterator[Document]:
    """Find the documents that a text names by number and letters."""
    for found in _NUMBER.finditer(whole):
        number, codes = found["number"] + (found["year"] or ""), found["codes"]
        if found["year"] or len(_PARTS.findall(codes)) > 1:
            yield Document(number + codes, number, codes[1:], (found["kind"] or "").lower())


def _shapes(document: Document) -> Iterator[tuple[str, str]]:
    yield "written", document.written
    yield "spaces", _PARTS.sub(" ", document.written)
    yield "small", document.written.lower()
    yield "swapped", f"{toneless(document.codes)} {document.number}"
    if document.kind:
        yield "kind", f"{document.kind} {document.number}"


def _spoken(texts: Sequence[Text]) -> Mapping[str, frozenset[str]]:
    """Give the articles that name a document by kind and number, with and without its year."""
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for spoken in _SPOKEN.finditer(text.whole.lower()):
            name = f"{spoken['kind']} {spoken['number']}"
            found[name].add(text.path)
            found[name + (spoken["year"] or "")].add(text.path)
    return {name: frozenset(paths) for name, paths in found.items()}
