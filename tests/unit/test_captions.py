from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from khotin.captions import ARTICLE, CAPTIONS
from khotin.config import Config
from khotin.front_matter import FrontMatter
from khotin.language import Words
from khotin.standing import StandingFrontMatter


def tables(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Give a table and every table that stands in it."""
    yield model
    waiting: list[Any] = [field.annotation for field in model.model_fields.values()]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from tables(kind)
        waiting.extend(get_args(kind))


def test_every_key_that_can_be_written_has_a_caption_and_no_other() -> None:
    written = [*tables(FrontMatter), *tables(StandingFrontMatter), *tables(Config)]
    keys = {model.__name__: set(model.model_fields) for model in written}
    assert {name: set(table) for name, table in CAPTIONS.items()} == keys


def test_two_keys_of_an_article_are_not_called_the_same() -> None:
    say = Words("vi").say
    names = [say(caption.name) for caption in ARTICLE.values()]
    assert len(set(names)) == len(names)
