"""Habits that a linter does not know: docstrings, examples that run, names, and what may stand in code."""

import ast
import doctest
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from architecture.sources import ROOT, SOURCE, Function, functions, python_files, tree_of
from handrail.knowledge import Knowledge

MODULES = sorted(
    ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
    for path in python_files("src")
    if path.name != "__init__.py"
)
TEXT_FILES = ("*.py", "*.toml", "*.md", "*.sh", "*.yml", "Makefile")
HOME_PATH = re.compile(r"(?<![\w.:/~-])/(?:work|home|root|tmp|Users|opt|srv|mnt)/\w")
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}


def public(node: ast.AST) -> bool:
    return isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")


def public_parts(path: Path) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Public functions and classes of a module, and the public methods of those classes."""
    for node in tree_of(path).body:
        if public(node):
            yield node  # type: ignore[misc]
            if isinstance(node, ast.ClassDef):
                yield from (part for part in node.body if public(part))  # type: ignore[misc]


def test_every_module_says_what_it_is_for() -> None:
    assert [str(path) for path in python_files("src") if not ast.get_docstring(tree_of(path))] == []


def test_every_public_function_and_class_has_a_docstring() -> None:
    missing = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in python_files("src")
        for node in public_parts(path)
        if not ast.get_docstring(node)
    ]
    assert missing == []


def test_the_first_line_of_a_docstring_is_a_sentence() -> None:
    first = {name: (ast.get_docstring(function) or ".").splitlines()[0] for name, function in functions()}
    assert [name for name, line in first.items() if not line.endswith((".", "?"))] == []


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples_to_run() -> None:
    modules = map(importlib.import_module, MODULES)
    assert sum(doctest.testmod(module).attempted for module in modules) >= 5


def test_no_file_names_a_path_of_one_machine() -> None:
    folders = ("src", "tests", "tools", "benchmarks", "docs")
    files = [path for folder in folders for kind in TEXT_FILES for path in (ROOT / folder).rglob(kind)]
    files += [path for kind in TEXT_FILES for path in ROOT.glob(kind)]
    found = [str(path.relative_to(ROOT)) for path in files if HOME_PATH.search(path.read_text(encoding="utf-8"))]
    assert len(files) > 50
    assert found == []


def test_no_code_knows_a_discipline(knowledge: Knowledge) -> None:
    known = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in python_files("src")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and node.value in knowledge.disciplines
    ]
    assert known == []


def test_no_code_knows_a_clinical_record(knowledge: Knowledge) -> None:
    records = (knowledge.concerns, knowledge.red_flags, knowledge.conditions, knowledge.milestones)
    ids = {name for table in records for name in table if "_" in name}  # without one it is an ordinary word
    known = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.value}"
        for path in python_files("src")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in ids
    ]
    assert known == []


def test_no_module_has_a_vague_name() -> None:
    assert [str(path.relative_to(ROOT)) for path in python_files("src", "tests") if path.stem in VAGUE] == []


def test_no_test_file_is_without_a_test() -> None:
    empty = [
        str(path.relative_to(ROOT))
        for path in python_files("tests")
        if path.name.startswith("test_") and "def test_" not in path.read_text(encoding="utf-8")
    ]
    assert empty == []


def test_what_a_page_refuses_is_said_through_the_catalogue() -> None:
    def is_glued_or_bare(call: ast.Call) -> bool:
        names_error = isinstance(call.func, ast.Name) and call.func.id == "InputError"
        return names_error and len(call.args) > 1 and isinstance(call.args[1], ast.JoinedStr | ast.Constant)

    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in python_files("src/handrail/family")
        if path.parent.name != "presenters"  # whose refusals become a page that was not found
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and is_glued_or_bare(node)
    ]
    assert bare == []
