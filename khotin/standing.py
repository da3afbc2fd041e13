"""Standing pages: texts outside the stream of news, such as "About" and "Contact"."""

from dataclasses import dataclass

from pydantic import ValidationError

from khotin import paths
from khotin.front_matter import Flag
from khotin.header import decode, parse
from khotin.markup import Converter
from khotin.problems import Invalid, Place, Problem, problem
from khotin.schema import Language, Table, Text, problems_of
from khotin.sizes import Shot
from khotin.source import Reference, Source, bad_name, convert, misplaced, references
from khotin.text import shorten, squeeze


class StandingFrontMatter(Table):
    """The keys a standing page's front matter may have."""

    title: Text
    summary: str = ""
    language: Language | None = None
    draft: Flag = False


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A standing page without its text. `language` is None when it is the site's."""

    path: str
    address: str
    title: str
    summary: str
    language: str | None
    draft: bool
    pictures: tuple[Reference, ...]
    digest: str
    shots: tuple[Shot, ...] = ()
    """What is known of the pictures it shows."""


def read(source: Source, converter: Converter) -> StandingPage:
    """Read a standing page. Raises Invalid with every problem that the file shows by itself."""
    problems = _name_problems(source.path)
    try:
        header, found = parse(source.path, decode(source.path, source.data))
    except Invalid as error:
        raise Invalid([*problems, *error.problems]) from None
    problems += found
    if not header.body.strip():
        problems.append(problem("empty-body", Place(source.path, header.body_line)))
    address = paths.standing_address(source.path)
    try:
        values = {
            key: value
            for key, value in header.values.items()
            if value != "" or key not in StandingFrontMatter.model_fields or key == "title"
        }
        front = StandingFrontMatter.model_validate(values)
    except ValidationError as error:
        problems.extend(problems_of(error, StandingFrontMatter, header.place))
        raise Invalid(problems) from None
    if problems or address is None:
        raise Invalid(problems)
    text = convert(source.path, header.body, header.body_line, converter)
    return StandingPage(
        path=source.path,
        address=address,
        title=front.title,
        summary=squeeze(front.summary) or shorten(text.first_paragraph(), 200),
        language=front.language,
        draft=front.draft,
        pictures=references(header, None, text),
        digest=source.digest,
    )


def _name_problems(path: str) -> list[Problem]:
    address = paths.standing_address(path)
    if address is None:
        return [misplaced(path)]
    name = address.strip("/")
    return [] if paths.is_slug(name) else [bad_name(path, name)]
