"""Small functions in small files."""

import statistics

from architecture.sources import ROOT, Function, functions, python_files

AS_GIVEN = {"benchmarks/scheduling/check.py"}  # the judge of the diary, which is not ours to change
LONGEST_FUNCTION, LONGEST_FILE, MEDIAN_FUNCTION = 40, 400, 10


def lines_of(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_functions_are_under_40_lines() -> None:
    assert [name for name, function in functions() if lines_of(function) >= LONGEST_FUNCTION] == []


def test_the_median_function_is_under_10_lines() -> None:
    assert statistics.median(lines_of(function) for _, function in functions()) < MEDIAN_FUNCTION


def test_files_are_under_400_lines() -> None:
    files = python_files("src", "tests", "tools", "benchmarks")
    long = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: lines for name, lines in long.items() if lines >= LONGEST_FILE and name not in AS_GIVEN} == {}
