"""Taking in files of visits, one after the other, each after its kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from khotin.problems import Invalid, Place, Problem, problem, unwritable
from khotin.visits import counting, exports
from khotin.visits.addresses import Addresses
from khotin.visits.kind import Kind, kind_of
from khotin.visits.ledger import Span, Spans
from khotin.visits.logs import Reader
from khotin.visits.opened import Contents, opened
from khotin.visits.tally import Tally


@dataclass(frozen=True, slots=True)
class Terms:
    """What files are read against; `kind` is forced on them, if it is given."""

    addresses: Addresses
    pause: int
    """Minutes after which a reader counts again."""
    kind: Kind | None = None
    end: float = inf
    """The minute since 1970 from which no visit of a log counts."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was found: a tally of each log, one of each export, and how far logs are counted."""

    logs: tuple[Tally, ...]
    exports: tuple[Tally, ...]
    spans: dict[str, Span]


def take(files: Sequence[str], terms: Terms, known: Spans, advance: Callable[[int], None]) -> Taken:
    """Read files by name, `-` for standard input; tell `advance` each byte taken from them.

    Logs were counted as far as `known`. Raises Invalid with every file that is of no known
    kind or cannot be read.
    """
    spans = dict(known)
    logs, totals = [], []
    problems: list[Problem] = []
    for file in files:
        try:
            with opened(file, advance) as contents:
                kind = terms.kind or kind_of(contents.beginning)
                if contents.is_cut and not contents.beginning:
                    problems.append(problem("not-visits", Place(file)))
                elif kind is Kind.LOG:
                    logs.append(_log(contents, terms, spans))
                elif kind and (tally := _export(contents, terms.addresses, kind)):
                    totals.append(tally)
                else:
                    problems.append(problem("not-visits", Place(file)))
        except OSError as error:
            problems.append(unwritable(file, error))
    if problems:
        raise Invalid(problems)
    return Taken(tuple(logs), tuple(totals), spans)


def _log(contents: Contents, terms: Terms, spans: dict[str, Span]) -> Tally:
    """Count a log, and note in `spans` how far it is counted."""
    reader = Reader(terms.addresses, terms.pause, terms.end)
    tally, further = counting.count(contents.blocks(), reader, spans)
    spans |= further
    tally.damaged += contents.is_cut
    tally.lines += contents.is_cut
    return tally


def _export(contents: Contents, addresses: Addresses, kind: Kind) -> Tally | None:
    tally = exports.read(kind, contents.lines(), addresses)
    if tally:
        tally.damaged += contents.is_cut
        tally.lines += contents.is_cut
    return tally
