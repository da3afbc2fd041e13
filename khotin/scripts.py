"""A script and the modules it imports become one file, so that a page asks for one.

Modules are joined that say `import { a, b as c } from "./x.js"` and export functions,
classes and constants where they make them, as ours do. Each becomes a function that is
called at once and gives what it exports: its other names stay its own.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

_COMMENT: Final = re.compile(r"^[ \t]*(?:/\*\*.*?\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)
"""A comment that has its lines to itself."""
_IMPORT: Final = re.compile(
    r"""^import\s*\{(?P<names>[^}]*)\}\s*from\s*["'](?P<path>\.[^"']+)["'];?[ \t]*\n""",
    re.MULTILINE,
)
_EXPORT: Final = re.compile(
    r"^export\s+(?=(?:async\s+)?(?:function\s*\*?|class|const)\s+(?P<name>[\w$]+))", re.MULTILINE
)
_OTHER: Final = re.compile(r"^(?:import|export)\b(?!\s*\()", re.MULTILINE)
_AS: Final = re.compile(r"\s+as\s+")


@dataclass(frozen=True, slots=True)
class Import:
    """What a module takes from another, as a pattern of names, and where it says so."""

    names: str
    path: str
    start: int


@dataclass(frozen=True, slots=True)
class Module:
    """A script in parts. `code` has no imports, and no comments that have lines to themselves."""

    imports: tuple[Import, ...]
    exports: tuple[str, ...]
    code: str


def parse(text: str) -> Module | None:
    """Take a script apart; None where it imports or exports in another way."""
    imports = tuple(
        Import(_AS.sub(": ", found["names"]).strip(), found["path"], found.start())
        for found in _IMPORT.finditer(text)
    )
    code = _COMMENT.sub("", _IMPORT.sub("", text))
    exports = tuple(found["name"] for found in _EXPORT.finditer(code))
    return None if _OTHER.search(_EXPORT.sub("", code)) else Module(imports, exports, code)


def join(entry: str, modules: Mapping[str, Module], paths: Mapping[tuple[str, str], str]) -> str:
    """Join modules, given by path in the order of need, into the last of them, `entry`.

    `paths` tells for a module and what it imports which module is meant.
    """
    names = {path: f"$module{number}" for number, path in enumerate(modules)}

    def taken(path: str, imports: Iterable[Import]) -> str:
        return "".join(
            f"const {{ {one.names} }} = {names[paths[path, one.path]]};\n" for one in imports
        )

    pieces = []
    for path, module in modules.items():
        inner = taken(path, module.imports)
        if path == entry:
            pieces.append(f"{inner}{module.code}")
        else:
            code, given = _EXPORT.sub("", module.code), ", ".join(module.exports)
            pieces.append(
                f"const {names[path]} = (() => {{\n{inner}{code}return {{ {given} }};\n}})();\n"
            )
    return "".join(pieces)
