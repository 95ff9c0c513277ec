"""Imports point inward, heavy libraries have one home, and the command line starts light."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from architecture.sources import ROOT, SOURCE, python_files, tree_of

HOMES = {
    "numpy": {"matching", "development", "charts", "population", "scheduling"},
    "ortools": {"scheduling"},
    "scipy": {"development", "matching", "scheduling"},
    "sklearn": {"matching"},
    "polars": {"population"},
    "snowballstemmer": {"matching"},
    "Stemmer": {"matching"},
    "rapidfuzz": {"matching"},
    "msgspec": {"knowledge", "matching", "planning", "cli", "family", "scheduling"},
    "tomlkit": {"knowledge"},
    "typst": {"documents"},
    "typer": {"cli"},
    "rich": {"cli"},
    "django": {"site", "family", "cli"},
    "waitress": {"site"},
}
HEAVY = ("ortools", "numpy", "scipy", "polars", "django", "msgspec", "rapidfuzz", "tomlkit")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def imported_by(path: Path) -> set[str]:
    """The top-level packages that a file imports, at its top or later."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(str(node.module).split(".")[0])
    return found


def test_imports_point_inward() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    done = run(str(linter), "--no-cache", "--no-logo")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_imported_only_where_it_has_its_home(library: str) -> None:
    strangers = [
        str(path.relative_to(SOURCE))
        for path in python_files("src")
        if library in imported_by(path) and path.relative_to(SOURCE).parts[0] not in HOMES[library]
    ]
    assert strangers == []


def test_the_core_imports_nothing_that_is_not_declared() -> None:
    known = {*sys.stdlib_module_names, *HOMES, "handrail"}
    strangers = {name for path in python_files("src") for name in imported_by(path)} - known
    assert strangers == set()


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["check", "--help"], ["serve", "--help"], ["knowledge", "--help"], ["development", "--help"]],
    ids=" ".join,
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    script = (
        "import sys\n"
        "from handrail.cli.main import app\n"
        f"try:\n    app({arguments!r})\n"
        "except SystemExit as end:\n"
        f"    assert end.code == 0\n    print('heavy:', [name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = run(sys.executable, "-c", script)
    assert done.stdout.splitlines()[-1] == "heavy: []", done.stdout + done.stderr


@pytest.mark.parametrize(
    "module",
    [
        "vocabulary",
        "knowledge",
        "development",
        "matching",
        "triage",
        "planning",
        "funding",
        "charts",
        "population",
        "documents",
        "scheduling",
    ],
)
def test_a_core_package_can_be_imported_alone(module: str) -> None:
    done = run(sys.executable, "-W", "error", "-c", f"import handrail.{module}, sys; assert 'typer' not in sys.modules")
    assert done.returncode == 0, done.stderr


def test_the_check_of_a_child_does_not_wait_for_the_measuring_of_many() -> None:
    script = "import handrail.development, sys; print([name for name in ('numpy', 'scipy') if name in sys.modules])"
    assert run(sys.executable, "-c", script).stdout == "[]\n"


def test_an_init_file_only_re_exports() -> None:
    for path in SOURCE.glob("*/__init__.py"):
        kinds = {type(node) for node in tree_of(path).body}
        assert kinds <= {ast.Expr, ast.ImportFrom, ast.Assign}, path
