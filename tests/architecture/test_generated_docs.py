"""Generated pages are current, and every point of the clinical review names a test that exists."""

import ast
import importlib.util
import re
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIELDS = {"id", "point", "outcome", "reason", "where", "test"}


def load_tool(name: str):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


docs = load_tool("generate_docs")
POINTS = docs.read_review()
PAGES = docs.pages()


@lru_cache
def names_of_tests(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def missing(node_id: str) -> str:
    """What of a node id does not exist: its file, its function or its parameter; empty when all of it does."""
    found = re.fullmatch(r"(?P<file>tests/[\w/]+\.py)::(?P<test>test_\w+)(?:\[(?P<param>[^\]]+)\])?", node_id)
    if found is None:
        return f"{node_id} is no node id"
    if not (ROOT / found["file"]).exists():
        return f"{found['file']} does not exist"
    if found["test"] not in names_of_tests(found["file"]):
        return f"{found['test']} is not in {found['file']}"
    if found["param"] and found["param"] not in (ROOT / found["file"]).read_text(encoding="utf-8"):
        return f"{found['param']} is no parameter of {found['test']}"
    return ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_generated_page_is_current(page):
    assert page.read_text(encoding="utf-8") == PAGES[page], "run `make docs`"


def test_every_point_of_the_review_is_held_by_a_test_that_exists():
    assert [problem for point in POINTS if point["test"] and (problem := missing(point["test"]))] == []


@pytest.mark.parametrize(
    "node_id",
    [
        "tests/knowledge/test_no_such_file.py::test_a_row",
        "tests/architecture/test_generated_docs.py::test_no_such_test",
        f"tests/architecture/test_generated_docs.py::test_a_generated_page_is_current[no-such{'-page'}]",
        "tests/architecture/test_generated_docs.py",
    ],
)
def test_a_test_that_does_not_exist_is_noticed(node_id):
    assert missing(node_id)


def test_only_what_is_not_built_has_no_test():
    bare = {point["outcome"] for point in POINTS if not point["test"]}
    assert bare <= {"later", "not_taken"}


def test_every_point_is_complete_and_named_once():
    assert [point["id"] for point in POINTS if set(point) != FIELDS or not (point["point"] and point["reason"])] == []
    assert {point["outcome"] for point in POINTS} <= set(docs.OUTCOMES)
    assert {docs.part_of(point) for point in POINTS} == set(docs.PARTS)
    assert len({point["id"] for point in POINTS}) == len(POINTS)


def test_every_flag_that_a_point_names_exists(knowledge):
    named = {flag for point in POINTS for flag in re.findall(r"\brf_\w+", point["where"])}
    assert named - set(knowledge.red_flags) == set()


def test_a_cell_stays_one_cell():
    assert docs.cell("a | b\nc") == "a \\| b c"
