import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools import drawing

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "khotin").rglob("*.py"))
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())
MODULE_LINES = 300
FUNCTION_LINES = 50
TEMPLATE_LINES = 80
LISTS = {"kinds", "views"}
"""One thing after another, without a function: as long as there are problems, kinds of pages."""
LATE = {"khotin/cli.py", "khotin/indexing.py", "khotin/progress.py"}
"""They load what takes long to load only when there is work for it."""
HEAVY = (
    *("babel", "crawlerdetect", "frontmatter", "jinja2", "markdown", "nh3", "numpy"),
    *("PIL", "pydantic", "rich", "starlette", "uvicorn", "watchdog", "yaml"),
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions(tree: ast.AST) -> Iterator[Function]:
    """Give every function and method, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def imports(tree: ast.AST) -> list[int]:
    """Give the lines of the imports below a node."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_rooms_keep_to_their_floors() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(  # noqa: S603 - our own words
        [linter, "--no-cache", "--config", "pyproject.toml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert " 0 broken" in run.stdout


def test_every_room_is_on_a_floor() -> None:
    written = (ROOT / "pyproject.toml").read_text("utf-8").partition("[tool.importlinter]")[2]
    rooms = {path.relative_to(ROOT / "khotin").parts[0].removesuffix(".py") for path in MODULES}
    rooms -= {"__init__"}
    assert rooms <= set(re.findall(r"\w+", written))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_imports_stand_at_the_top_of_a_module(path: Path) -> None:
    tree = parsed(path)
    assert imports(tree) == [line for node in tree.body for line in imports_here(node)]
    late = {"TYPE_CHECKING", "__import__", "import_module"} & used(tree)
    assert late == ({"import_module"} if named(path) in LATE else set())


def test_an_unchanged_site_is_told_before_any_heavy_library_is_loaded() -> None:
    say = "import sys, khotin.cli; print(*sys.modules)"
    run = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", say], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert loaded & {*HEAVY, "filelock", "asyncio", "concurrent"} == {"babel"}


def imports_here(node: ast.stmt) -> list[int]:
    return [node.lineno] if isinstance(node, ast.Import | ast.ImportFrom) else []


def used(tree: ast.AST) -> set[str]:
    """Give every name that a module uses or imports."""
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return names | {node.name for node in ast.walk(tree) if isinstance(node, ast.alias)}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_and_its_functions_are_short(path: Path) -> None:
    tree = parsed(path)
    if path.stem not in LISTS:
        assert len(path.read_text("utf-8").splitlines()) <= MODULE_LINES
    for function in functions(tree):
        assert function.end_lineno is not None
        length = function.end_lineno - function.lineno + 1
        assert length <= FUNCTION_LINES, f"{function.name} has {length} lines"


@pytest.mark.parametrize("name", sorted(LISTS))
def test_only_a_list_without_functions_may_be_longer(name: str) -> None:
    assert not list(functions(parsed(ROOT / "khotin" / f"{name}.py")))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_and_what_they_offer_are_described(path: Path) -> None:
    tree = parsed(path)
    assert ast.get_docstring(tree)
    offered = [
        node
        for node in tree.body
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")
    ]
    assert [node.name for node in offered if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("module", ["khotin.text", "khotin.problems"])
def test_the_ground_floor_loads_no_heavy_library(module: str) -> None:
    say = f"import sys, {module}; print(*sys.modules)"
    run = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", say], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert "khotin" in loaded
    allowed = {"babel"} if module == "khotin.problems" else set()
    assert loaded & set(HEAVY) <= allowed


def test_the_door_opens_the_command_line_and_nothing_else() -> None:
    tree = parsed(ROOT / "build.py")
    modules = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert modules == ["khotin.cli"]


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 20


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_fits_a_screen_and_trusts_no_text(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) < TEMPLATE_LINES
    assert not re.search(r"\|\s*safe\b|Markup|autoescape\s+false", text)


@pytest.mark.parametrize(
    "path", [path for path in TEMPLATES if path.parent.name == "pages"], ids=named
)
def test_a_page_extends_one_layout_or_stands_alone(path: Path) -> None:
    text = path.read_text("utf-8")
    layouts = re.findall(r"{%-? extends (.+?) -?%}", text)
    assert layouts in ([], ['"layouts/base.html"'])


@pytest.mark.parametrize(
    "path", [path for path in TEMPLATES if path.parent.name == "macros"], ids=named
)
def test_a_macro_takes_all_it_shows_by_argument(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"\b(?:page|site|body)\.", text)
    assert not re.search(r"{%-? (?:include|extends)", text)


def test_the_drawing_shows_the_rooms_as_they_are() -> None:
    assert drawing.TARGET.read_text("utf-8") == drawing.draw()
