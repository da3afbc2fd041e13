import posixpath

import pytest

from khotin.assets import Statics, arrange, digest, is_text
from khotin.problems import Invalid
from tests.unit.making import told

LOGO = {"static/img/logo.svg": "0a1b2c3d4e"}


def text(statics: Statics, path: str) -> str:
    return statics.texts[statics.addresses[path]].decode()


def refused(texts: dict[str, str], digests: dict[str, str] | None = None) -> Invalid:
    with pytest.raises(Invalid) as caught:
        arrange(texts, digests or {})
    return caught.value


@pytest.mark.parametrize(
    ("path", "rewritten"),
    [("static/a.css", True), ("static/a.js", True), ("static/a.mjs", True), ("a.svg", False)],
)
def test_only_stylesheets_and_scripts_are_rewritten(path: str, *, rewritten: bool) -> None:
    assert is_text(path) is rewritten


def test_addresses_carry_the_digest_of_what_is_published() -> None:
    statics = arrange({"static/css/a.css": "a {}"}, LOGO)
    mark = digest(b"a {}")
    assert statics.addresses == {
        "static/css/a.css": f"/static/css/a.{mark}.css",
        "static/img/logo.svg": "/static/img/logo.0a1b2c3d4e.svg",
    }
    assert statics.texts == {f"/static/css/a.{mark}.css": b"a {}"}
    assert statics.copies == {"/static/img/logo.0a1b2c3d4e.svg": "static/img/logo.svg"}


def test_imported_stylesheets_are_put_into_their_layers() -> None:
    statics = arrange(
        {
            "static/css/site.css": '@layer base, parts;\n@import "base.css" layer(base);\n'
            "@import url('parts/card.css') layer(parts);\n@import \"plain.css\";\nb {}\n",
            "static/css/base.css": "a {}\n",
            "static/css/parts/card.css": ".card {}",
            "static/css/plain.css": "c {}",
        },
        {},
    )
    assert text(statics, "static/css/site.css") == (
        "@layer base, parts;\n@layer base {\na {}\n}\n@layer parts {\n.card {}\n}\nc {}\nb {}\n"
    )


def test_pictures_of_a_stylesheet_are_found_from_where_the_words_end_up() -> None:
    statics = arrange(
        {
            "static/site.css": '@import "css/parts/card.css";\na { background: url(img/logo.svg) }',
            "static/css/parts/card.css": "b { background: url('../../img/logo.svg') }",
        },
        LOGO,
    )
    here = statics.addresses["static/site.css"]
    for piece in text(statics, "static/site.css").split('url("')[1:]:
        reference = piece.partition('"')[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(here), reference))
        assert target == "/static/img/logo.0a1b2c3d4e.svg"
    assert "static/css/parts/card.css" not in statics.addresses
    assert text(statics, "static/site.css").count("url(") == 2


@pytest.mark.parametrize(
    "reference", ["data:image/png;base64,aa", "#mark", "https://a.example.vn/a.png", "/a.png"]
)
def test_other_addresses_of_a_stylesheet_stay(reference: str) -> None:
    written = f"a {{ background: url({reference}) }}"
    found = text(arrange({"static/a.css": written}, {}), "static/a.css")
    assert found == f'a {{ background: url("{reference}") }}'


def test_scripts_ask_for_their_neighbours_by_digest() -> None:
    statics = arrange(
        {
            "static/js/site.js": 'import { a } from "./a.js";\nimport "../lib/b.js";\n'
            'import d from "https://x.example.vn/d.js";\nexport * from "./a.js";',
            "static/js/a.js": "export const a = 1;",
            "static/lib/b.js": "",
        },
        {},
    )
    found = text(statics, "static/js/site.js")
    a = posixpath.basename(statics.addresses["static/js/a.js"])
    b = posixpath.basename(statics.addresses["static/lib/b.js"])
    assert found == (
        f'import {{ a }} from "./{a}";\nimport "../lib/{b}";\n'
        f'import d from "https://x.example.vn/d.js";\nexport * from "./{a}";'
    )


def test_scripts_ask_for_what_they_load_later_by_digest() -> None:
    statics = arrange(
        {
            "static/js/site.js": 'const a = () => import("./a.js");\n'
            "await import( '../lib/b.js' );\nimport(`./${name}.js`);\nimport('https://x.vn/d.js');",
            "static/js/a.js": 'export const a = Array.from("./b.js");',
            "static/lib/b.js": "",
        },
        {},
    )
    a = posixpath.basename(statics.addresses["static/js/a.js"])
    b = posixpath.basename(statics.addresses["static/lib/b.js"])
    assert text(statics, "static/js/site.js") == (
        f'const a = () => import("./{a}");\nawait import( "../lib/{b}" );\n'
        "import(`./${name}.js`);\nimport('https://x.vn/d.js');"
    )
    assert text(statics, "static/js/a.js") == 'export const a = Array.from("./b.js");'


def test_imports_in_comments_stay_as_they_are() -> None:
    written = (
        '/** @param {import("./a.js").A} a */\nf(/** @type {import("./a.js").A} */ (a));\n'
        'const host = "https://x.vn/*"; // not import("./gone.js")\n'
        "/*\n * import './a.js'\n */\n"
    )
    texts = {"static/b.js": f"{written}import './c.js';", "static/c.js": "", "static/a.js": ""}
    statics = arrange(texts | {"static/a.js": 'import "./b.js"'}, {})
    c = posixpath.basename(statics.addresses["static/c.js"])
    assert text(statics, "static/b.js") == f'{written}import "./{c}";'


def test_a_changed_part_changes_the_address_of_all_that_hold_it() -> None:
    def addresses(part: str) -> Statics:
        texts = {
            "static/site.css": '@import "part.css";',
            "static/part.css": part,
            "static/site.js": 'import "./part.js";',
            "static/later.js": 'import("./part.js");',
            "static/part.js": part,
            "static/other.css": "",
        }
        return arrange(texts, {})

    one, other = addresses("a{}").addresses, addresses("b{}").addresses
    assert {path for path in one if one[path] != other[path]} == set(one) - {"static/other.css"}


@pytest.mark.parametrize(
    ("texts", "expected", "guess"),
    [
        ({"static/a.css": '\n  @import "b.css";'}, "2:3 missing-static", ""),
        (
            {"static/a.css": "a {\n  b: url(img/lgo.svg)}", "static/img/logo.svg": ""},
            "2:6 missing-static",
            "img/logo.svg",
        ),
        ({"static/a.js": '1;\nimport "./b.js"'}, "2:1 missing-static", ""),
        ({"static/a.js": '1;\nx = import("./b.js")'}, "2:5 missing-static", ""),
    ],
)
def test_a_missing_file_is_told_where_it_is_asked_for(
    texts: dict[str, str], expected: str, guess: str
) -> None:
    digests = {path: "0" for path in texts if not is_text(path)}
    error = refused({path: t for path, t in texts.items() if is_text(path)}, digests)
    assert told(error.problems) == [expected]
    assert dict(error.problems[0].values)["guess"] == guess


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        ({"static/a.css": '@import "b.css";', "static/b.css": '\n@import "a.css";'}, "b.css"),
        ({"static/a.js": 'import "./b.js"', "static/b.js": '\nimport "./a.js"'}, "b.js"),
        ({"static/a.js": 'import("./b.js")', "static/b.js": '\nimport "./a.js"'}, "b.js"),
        ({"static/a.css": '@import "a.css";'}, "a.css"),
    ],
)
def test_files_that_import_each_other_in_a_circle_are_refused(
    texts: dict[str, str], place: str
) -> None:
    error = refused(texts)
    assert [p.code for p in error.problems] == ["missing-static"]
    assert error.problems[0].place.path == f"static/{place}"


def test_a_script_holds_what_it_imports() -> None:
    statics = arrange(
        {
            "static/js/site.js": 'import { say } from "./deep/say.js";\n'
            'say(import("./late.js"));\n',
            "static/js/deep/say.js": 'import { loud } from "../loud.js";\n'
            'export const say = () => [loud, import("../late.js")];\n',
            "static/js/loud.js": "export const loud = 3;\n",
            "static/js/late.js": "export const late = 1;\n",
        },
        {},
    )
    found = text(statics, "static/js/site.js")
    late = statics.addresses["static/js/late.js"].rpartition("/")[2]
    assert " from " not in found
    assert "const loud = 3;" in found
    assert found.count(f'import("./{late}")') == 2


def test_a_script_that_imports_in_another_way_keeps_its_imports() -> None:
    statics = arrange(
        {"static/a.js": 'import * as b from "./b.js";\nb.c();\n', "static/b.js": "export let c;\n"},
        {},
    )
    other = statics.addresses["static/b.js"].rpartition("/")[2]
    assert text(statics, "static/a.js") == f'import * as b from "./{other}";\nb.c();\n'


def test_paths_in_a_script_that_is_loaded_later_start_from_where_that_lies() -> None:
    statics = arrange(
        {
            "static/site.js": 'import("./js/late.js");\n',
            "static/js/late.js": 'import("./later.js");\n',
            "static/js/later.js": "",
        },
        {},
    )
    later = statics.addresses["static/js/later.js"].rpartition("/")[2]
    assert text(statics, "static/js/late.js") == f'import("./{later}");\n'
