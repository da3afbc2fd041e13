"""The words of every problem there is, by its code.

`docs/problems.md` and the tests are held to this list. Its texts are written in English
and translated through the catalogue when they are said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from khotin.language import N_


class Level(StrEnum):
    """How bad a problem is: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Kind:
    """The words of one sort of problem; `{name}` stands for a value of the case at hand."""

    message: str
    hint: str
    guess: str = ""
    """The hint instead of `hint` when there is something that was probably meant."""
    level: Level = Level.ERROR


KINDS: Final[Mapping[str, Kind]] = {
    # A file as a whole
    "bad-place": Kind(
        N_("articles lie in content/YYYY/MM/, standing pages in content/pages/"),
        N_("Move the file, for example to content/2023/09/{name}.md"),
    ),
    "bad-name": Kind(
        N_("the name '{name}' cannot be part of an address"),
        N_("Use lower-case letters a-z, figures and hyphens only, for example hoi-nghi-tong-ket"),
        N_("Rename it to '{guess}' (lower-case letters a-z, figures and hyphens only)"),
    ),
    "wrong-ending": Kind(
        N_("'{name}' is no article, because its name does not end in .md"),
        N_("Rename it to '{guess}'; in Windows Explorer: View > Show > File name extensions"),
    ),
    "unsafe-file": Kind(
        N_("files of the kind '{ending}' are not published"),
        N_("Take the file out of content/, or give it as a PDF"),
    ),
    "encoding": Kind(
        N_("the file is not written in UTF-8"),
        N_("In Notepad: File > Save As > Encoding: UTF-8"),
    ),
    "byte-order-mark": Kind(
        N_("the file begins with an invisible mark (BOM)"),
        N_("In Notepad: File > Save As > Encoding: UTF-8, not 'UTF-8 with BOM'"),
    ),
    "too-deep": Kind(
        N_("lists or quotations lie too deep in each other"),
        N_("Write the text with at most a few levels of indentation"),
    ),
    "not-mended": Kind(
        N_("the file was left as it is: mending it would change what it says"),
        N_("Mend it by hand: look for unusual spaces, signs and quotes"),
    ),
    "changed-meanwhile": Kind(
        N_("the file was left as it is: it changed meanwhile"),
        N_("Save it where it is open, then type the command again"),
    ),
    "not-views": Kind(
        N_("this line is not an address and a number of visits"),
        N_("Write address, comma, number: /2023/09/hoi-nghi/,1850"),
    ),
    "not-visits": Kind(
        N_("this is neither an access log nor an export of visits"),
        N_("Give a 'combined' log or an unpacked CSV as in docs/commands.md, or add --kind"),
    ),
    "visits-record": Kind(
        N_("the record of the logs that were counted cannot be read"),
        N_("Take the file back from the history in Git: without it, logs would count twice"),
    ),
    "counting": Kind(
        N_("visits of this site are being counted in another window"),
        N_("Wait until that has ended, then count again"),
    ),
    "taken": Kind(
        N_("there is an article with this address in {folder} already"),
        N_("Open that one, or begin '{free}' by typing the command again with --again"),
    ),
    "empty-body": Kind(
        N_("there is no text below the front matter"),
        N_("Write the article below the second line of ---, or set draft: true and write one line"),
    ),
    # Front matter as a whole
    "no-front-matter": Kind(
        N_("the file does not begin with front matter"),
        N_("Begin the first line with ---, then title:, date: and category:, then --- again"),
    ),
    "front-matter-unclosed": Kind(
        N_("the front matter is not closed"),
        N_("Write --- on a line of its own between the front matter and the text"),
    ),
    "front-matter-shape": Kind(
        N_("the front matter is not made of lines 'key: value'"),
        N_('Write each line as a key, a colon and a value, for example title: "Hội nghị tổng kết"'),
    ),
    "yaml": Kind(
        N_("the front matter cannot be read: {detail}"),
        N_("Compare this line and the one above it with docs/front-matter.md; put texts in quotes"),
    ),
    "yaml-quotes": Kind(
        N_("this value needs quotes, because of a sign in it"),
        N_("Write: {mended}"),
    ),
    "yaml-tab": Kind(
        N_("there is a tab in the front matter"),
        N_("Put spaces in place of the tab"),
    ),
    "duplicate-key": Kind(
        N_("'{key}' stands twice; the first is in line {first}"),
        N_("Delete one of the two lines"),
    ),
    # Keys and values
    "unknown-key": Kind(
        N_("unknown key '{key}'"),
        N_("Delete it, or use one of: {known}"),
        N_("Did you mean '{guess}'?"),
    ),
    "missing-key": Kind(
        N_("'{key}' is missing"),
        N_("Add a line that begins with {name}{sign}"),
    ),
    "empty-value": Kind(
        N_("'{key}' is empty"),
        N_("Write something after {name}{sign}, or delete the line"),
    ),
    "not-text": Kind(
        N_("'{key}' must be a text"),
        N_('Write one text in quotes: {name}{sign} "…"'),
    ),
    "not-list": Kind(
        N_("'{key}' must be a list"),
        N_('Put it in square brackets: {name}{sign} ["{value}"]'),
    ),
    "not-table": Kind(
        N_("'{key}' must have parts with names of their own"),
        N_("See docs/front-matter.md or docs/config.md for the parts of {name}"),
    ),
    "not-flag": Kind(
        N_("'{key}' must be true or false, not '{value}'"),
        N_("Write {name}{sign} true or {name}{sign} false"),
    ),
    "not-count": Kind(
        N_("'{key}' must be a whole number, not '{value}'"),
        N_("Write figures only, for example {name}{sign} 1850"),
    ),
    "not-date": Kind(
        N_("'{value}' is not a date"),
        N_('Write the day first: {name}: "12/09/2023 | 11:21", or {name}: 2023-09-12 11:21'),
    ),
    "not-day": Kind(
        N_("'{value}' is not a day"),
        N_("Write year, month and day without quotes: {name}{sign} 2025-06-30"),
    ),
    "not-url": Kind(
        N_("'{value}' is not a web address"),
        N_("Write the whole address, beginning with https://"),
    ),
    "not-link": Kind(
        N_("'{value}' is neither an address of this site nor a web address"),
        N_("Begin with / for a page of this site, or with https://"),
    ),
    "out-of-range": Kind(
        N_("'{key}' is {value}, outside its bounds ({least} to {most})"),
        N_("Write a number within the bounds"),
    ),
    "bad-value": Kind(
        N_("'{key}' cannot be '{value}': {detail}"),
        N_("See docs/front-matter.md or docs/config.md for what may stand here"),
    ),
    "unknown-category": Kind(
        N_("unknown category '{value}'"),
        N_("Use one of: {known}"),
        N_("Did you mean '{guess}'?"),
    ),
    "unknown-block": Kind(
        N_("the front page has no block '{value}'"),
        N_("Use one of: {known}"),
        N_("Did you mean '{guess}'?"),
    ),
    "named-twice": Kind(
        N_("'{value}' stands in {name} twice"),
        N_("Leave it there once: where it should be shown"),
    ),
    "unknown-language": Kind(
        N_("unknown language '{value}'"),
        N_('Write {name}{sign} "vi" or {name}{sign} "en"'),
    ),
    "unknown-timezone": Kind(
        N_("unknown time zone '{value}'"),
        N_('Write timezone = "Asia/Ho_Chi_Minh"'),
        N_('Did you mean "{guess}"?'),
    ),
    "unknown-backend": Kind(
        N_("the repository cannot lie with '{value}'"),
        N_('Write backend = "github" or backend = "gitlab"'),
        N_('Did you mean "{guess}"?'),
    ),
    "missing-repository": Kind(
        N_("the editors' page is on, but nothing says which repository it writes to"),
        N_('Write below [cms]: repository = "owner/name"; or turn the page off: enabled = false'),
    ),
    "bad-repository": Kind(
        N_("'{value}' is not the name of a repository"),
        N_('Write owner and name with a slash between them, for example "minh-ha/kho-tin"'),
    ),
    "bad-widths": Kind(
        N_("'{value}' are no widths for pictures"),
        N_("Write up to six numbers of pixels, 100 to 4000, smallest first: {name} = [480, 960]"),
    ),
    "bad-formats": Kind(
        N_("'{value}' are no formats for pictures"),
        N_('Write some of "avif" and "webp", each once: {name} = ["avif", "webp"]'),
    ),
    "bad-category-key": Kind(
        N_("the category key '{value}' cannot be part of an address"),
        N_("Use lower-case letters a-z, figures and hyphens only, for example tin-co-so"),
    ),
    "bad-alias": Kind(
        N_("'{value}' cannot be kept as an old address"),
        N_("Write the path only, from /, without ? or #, for example /tin-tuc/bai-123.html"),
    ),
    "date-folder": Kind(
        N_("the date {date} does not belong into the folder {folder}"),
        N_("Move the file to content/{right}/, or mend the date"),
    ),
    "after-closing": Kind(
        N_("the date {date} is later than the last day of this closed archive, {closed}"),
        N_("Mend the date, or write a later day behind closed = below [archive] in config.toml"),
    ),
    # The archive as a whole
    "same-address": Kind(
        N_("the address {address} is taken by {other}"),
        N_("Rename one of the two files, or take the old address out of one of them"),
    ),
    "missing-picture": Kind(
        N_("there is no picture '{picture}'"),
        N_("Put the picture there, or mend its name (letters and case must be the same)"),
        N_("Did you mean '{guess}'?"),
    ),
    "broken-picture": Kind(
        N_("the picture is damaged: it cannot be read to its end"),
        N_("Copy it once more from where it came from; if it opens there, save it again as JPEG"),
    ),
    "not-picture": Kind(
        N_("the file is no picture that browsers can show, though its name says so"),
        N_("Open it in Paint or Photos, and save it as JPEG or PNG: the name alone is not enough"),
    ),
    "huge-picture": Kind(
        N_("the picture has more than {most} million pixels"),
        N_("Make it smaller, for example in Paint: Resize > Pixels > Horizontal: 4000"),
    ),
    "picture-changed": Kind(
        N_("the picture changed while the site was being built"),
        N_("Wait until it is copied, then build again"),
    ),
    "moving-picture": Kind(
        N_("the picture moves, and is no GIF"),
        N_("Save one of its pictures as JPEG or PNG, or the whole as GIF"),
    ),
    "broken-link": Kind(
        N_("the link '{link}' leads to no page and no file of this site"),
        N_("Mend the address, or take the link out"),
        N_("Did you mean '{guess}'?"),
    ),
    "broken-anchor": Kind(
        N_("the page that the link leads to has no place '#{anchor}'"),
        N_("Take out what stands from # on, or name a heading of that page"),
        N_("Did you mean '#{guess}'?"),
    ),
    "link-to-draft": Kind(
        N_("the link '{link}' leads to an article that is not published"),
        N_("Publish that article too, or take the link out"),
        level=Level.WARNING,
    ),
    "dead-link": Kind(
        N_("the link '{link}' leads to nothing any more ({detail})"),
        N_("Look for the page's new address, or take the link out and leave its words"),
        level=Level.WARNING,
    ),
    "twin": Kind(
        N_("the text stands in {other} as well, {percent} % of it"),
        N_("Delete one of the two, and add its address to 'aliases' of the other"),
        level=Level.WARNING,
    ),
    # What is written
    "picture-without-words": Kind(
        N_("nothing tells what the picture '{picture}' shows to those who cannot see it"),
        N_("Write what it shows between the square brackets: ![…]({picture})"),
        level=Level.WARNING,
    ),
    "picture-without-alt": Kind(
        N_("nothing tells what the picture '{picture}' shows to those who cannot see it"),
        N_('Add a line below src, as far to the right: alt: "…"'),
        level=Level.WARNING,
    ),
    "caption-without-words": Kind(
        N_("the caption '{caption}' tells nothing of the picture"),
        N_("Write who or what is to be seen, or delete the caption"),
        level=Level.WARNING,
    ),
    "letters-in-pieces": Kind(
        N_("letters and marks are written apart (not in NFC), first in '{word}'"),
        N_("Type: python build.py fmt {path}"),
        level=Level.WARNING,
    ),
    "odd-spaces": Kind(
        N_("there are doubled or no-break spaces, {count} in all"),
        N_("Type: python build.py fmt {path}"),
        level=Level.WARNING,
    ),
    "title-in-capitals": Kind(
        N_("the title is written in capitals"),
        N_('Write it as a sentence, names with a capital: title: "{guess}"'),
        level=Level.WARNING,
    ),
    "lead-repeats-title": Kind(
        N_("the lead says the same as the title"),
        N_("Write in one or two sentences what happened, or delete this line"),
        level=Level.WARNING,
    ),
    # The site's own files
    "toml": Kind(
        N_("config.toml cannot be read: {detail}"),
        N_("Compare the line with docs/config.md; texts stand in quotes"),
    ),
    "template": Kind(
        N_("the template fails: {detail}"),
        N_("Undo the last change of this template, or compare it with khotin/views.py"),
    ),
    "missing-static": Kind(
        N_("there is no static file '{name}'"),
        N_("Put the file into static/, or mend its name"),
        N_("Did you mean '{guess}'?"),
    ),
    # The world
    "missing-folder": Kind(
        N_("there is no folder '{folder}'"),
        N_("Mend [paths] in config.toml, or the option on the command line"),
    ),
    "output-within": Kind(
        N_("the output folder '{folder}' and the folder '{other}' lie one in the other"),
        N_("Choose a folder of its own with --output, for example public"),
    ),
    "foreign-output": Kind(
        N_("the output folder '{folder}' holds files that Kho Tin did not make"),
        N_("Choose an empty or a new folder with --output"),
    ),
    "unwritable": Kind(
        N_("the file cannot be read or written: {detail}"),
        N_("Close the program that holds it open, look at its permissions and the free space"),
    ),
    "busy": Kind(
        N_("another build of this site is running"),
        N_("Wait until it has ended, then build again"),
    ),
    "worker-died": Kind(
        N_("a process that was making {page} came to a sudden end"),
        N_("Memory may be short: build again with --jobs 1"),
    ),
    "search-tool": Kind(
        N_("the search index could not be built: {detail}"),
        N_("Build again; without search: python build.py --no-search"),
    ),
}
"""Every problem there is, by its code."""
