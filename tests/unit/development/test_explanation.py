"""The worked child in the documentation says what the code gives."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "dscore.md"


def test_every_number_of_the_worked_child_is_current() -> None:
    found = doctest.testfile(str(PAGE), module_relative=False)
    assert found.attempted > 15
    assert found.failed == 0
