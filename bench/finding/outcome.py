"""What a run found, as values and as a file without a word of the archive."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from bench.finding.asking import Answer
from bench.finding.question import Question
from bench.finding.sites import Index

_BEGINNING: Final = "search-"


@dataclass(frozen=True, slots=True)
class Reply:
    """What one side answered: which places of its list hold right articles, and its cost."""

    state: str
    shown: int
    right: list[int]
    """Places of right articles, the first is 1."""
    first: float | None
    """Milliseconds until the first result stood on the page."""
    bytes: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """A question as both sides answered it."""

    kind: str
    shape: str
    marks: bool
    """Whether it was asked with its marks."""
    answers: int
    """How many articles are right."""
    replies: dict[str, Reply]


@dataclass(slots=True)
class Outcome:
    """All answers over one archive."""

    date: str
    """Day and minute, in UTC."""
    content: str
    articles: int
    seed: int
    machine: dict[str, Any]
    versions: dict[str, str]
    indexes: dict[str, Index]
    planned: int
    rows: list[Row] = field(default_factory=list)

    def kinds(self) -> list[str]:
        """Name the kinds of question, in their order."""
        return list(dict.fromkeys(row.kind for row in self.rows))

    def of(self, kind: str, *, marks: bool) -> list[Row]:
        """Give the questions of a kind, with or without marks."""
        return [row for row in self.rows if row.kind == kind and row.marks is marks]


def reply(question: Question, answer: Answer) -> Reply:
    """Keep of an answer what the scores need."""
    paths = list(dict.fromkeys(answer.paths))
    right = [place for place, path in enumerate(paths, start=1) if path in question.answers]
    return Reply(answer.state, len(paths), right, answer.first, answer.bytes)


def save(outcome: Outcome, folder: Path) -> Path:
    """Write an outcome as JSON, and give its file: the same for the same run."""
    folder.mkdir(parents=True, exist_ok=True)
    moment = outcome.date.replace(" ", "-").replace(":", "")
    path = folder / f"{_BEGINNING}{moment}-{outcome.articles}.json"
    draft = path.with_suffix(".part")
    rows = ",\n".join(json.dumps(asdict(row), ensure_ascii=False) for row in outcome.rows)
    head = json.dumps({**asdict(outcome), "rows": []}, ensure_ascii=False, indent=1)
    draft.write_text(head.replace('"rows": []', f'"rows": [\n{rows}\n]') + "\n", "utf-8")
    draft.replace(path)
    return path


def load(path: Path) -> Outcome:
    """Read an outcome."""
    values = json.loads(path.read_text("utf-8"))
    rows = [
        Row(**{**row, "replies": {side: Reply(**of) for side, of in row["replies"].items()}})
        for row in values.pop("rows")
    ]
    indexes = {side: Index(**cost) for side, cost in values.pop("indexes").items()}
    return Outcome(**values, indexes=indexes, rows=rows)


def newest(folder: Path) -> list[Outcome]:
    """Give the newest outcome of every archive, the smallest first."""
    loaded = sorted(map(load, folder.glob(f"{_BEGINNING}*.json")), key=_date)
    found = {(outcome.articles, outcome.content): outcome for outcome in loaded}
    return [found[key] for key in sorted(found)]


def _date(outcome: Outcome) -> str:
    return outcome.date
