import pytest

from khotin.scripts import join, parse

PATHS = {("b", "./a.js"): "a", ("c", "./a.js"): "a", ("c", "./b.js"): "b"}
A = """\
/** Says how loud. */
export const LOUD = 3;
const inner = 1; // stays inside
export async function say(word) {
  return word + inner;
}
"""
B = """\
import { LOUD } from "./a.js";

export class Voice {
  loud = LOUD;
}
"""
C = """\
import {
  LOUD as loudness,
  say,
} from "./a.js";
import { Voice } from "./b.js";

export function start() {
  return [loudness, say, new Voice(), import("./d.js")];
}
"""


def joined(*texts: tuple[str, str]) -> str:
    modules = {}
    for path, text in texts:
        module = parse(text)
        assert module is not None
        modules[path] = module
    return join(texts[-1][0], modules, PATHS)


def test_a_module_says_what_it_takes_and_gives() -> None:
    module = parse(C)
    assert module is not None
    assert [(one.names, one.path) for one in module.imports] == [
        ("LOUD: loudness,\n  say,", "./a.js"),
        ("Voice", "./b.js"),
    ]
    assert module.exports == ("start",)
    assert "export function start() {" in module.code


def test_modules_become_one_script_in_the_order_of_need() -> None:
    assert (
        joined(("a", A), ("b", B))
        == """\
const $module0 = (() => {
const LOUD = 3;
const inner = 1; // stays inside
async function say(word) {
  return word + inner;
}
return { LOUD, say };
})();
const { LOUD } = $module0;

export class Voice {
  loud = LOUD;
}
"""
    )


def test_what_is_imported_later_stays_an_import() -> None:
    text = joined(("a", A), ("b", B), ("c", C))
    assert 'import("./d.js")' in text
    assert "from" not in text
    assert text.count("$module0;") == 2


@pytest.mark.parametrize(
    "text",
    [
        'import thing from "./a.js";\n',
        'import * as all from "./a.js";\n',
        'import "./a.js";\n',
        "export default 3;\n",
        'export { say } from "./a.js";\n',
        "export let loud = 3;\n",
        'import { far } from "/else.js";\n',
    ],
)
def test_a_script_of_another_kind_is_not_taken_apart(text: str) -> None:
    assert parse(text) is None


def test_comments_that_share_a_line_and_texts_like_comments_stay() -> None:
    module = parse('const a = "/** no */"; // b\nconst c = `\n` + "// d";\n')
    assert module is not None
    assert module.code == 'const a = "/** no */"; // b\nconst c = `\n` + "// d";\n'
