import numpy as np
import pytest

from handrail.development.dscore import Grid
from handrail.development.key import Scale
from handrail.vocabulary import InputError


def test_a_grid_holds_both_ends() -> None:
    points = Grid(start=-10, stop=80).points
    assert (points[0], points[-1], len(points)) == (-10, 80, 91)


def test_a_step_that_is_no_binary_fraction_reaches_the_end() -> None:
    assert len(Grid(start=0, stop=1, step=0.1).points) == 11


@pytest.mark.parametrize("bad", [(0, 0, 1), (5, 0, 1), (0, 10, 0), (0, 10, -1), (0, float("nan"), 1), (0, 1e9, 1)])
def test_a_grid_without_sense_is_refused(bad: tuple[float, float, float]) -> None:
    start, stop, step = bad
    with pytest.raises(InputError, match="grid"):
        Grid(start=start, stop=stop, step=step)


def test_a_grid_says_what_it_is() -> None:
    assert str(Grid(start=-10, stop=100)) == "-10 to 100 by 1"


def test_logits_are_counted_from_the_intercept_in_slopes() -> None:
    assert Scale(spread=1, origin=50, unit=4).of(np.array([50.0, 54.0])).tolist() == [0, 1]
