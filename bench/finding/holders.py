"""Which articles hold runs of words side by side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bench.finding.texts import Text, stretches


def holders(
    runs: Iterable[str], texts: Iterable[Text], *, as_written: bool
) -> Mapping[str, frozenset[str]]:
    """Give for each run the paths of the articles that hold it.

    A run is words with a space between them; if not `as_written`, in small letters, and
    found however the letters of a text are.
    """
    wanted = set(runs)
    lengths = sorted({run.count(" ") + 1 for run in wanted})
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        whole = text.whole if as_written else text.whole.lower()
        for stretch in stretches(whole):
            for run in _windows(stretch.words, lengths):
                if run in wanted:
                    found[run].add(text.path)
    return {run: frozenset(found[run]) for run in wanted}


def _windows(words: Sequence[str], lengths: Sequence[int]) -> Iterable[str]:
    for length in lengths:
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])
