import numpy as np
import pytest

from handrail.development.dscore import round_like_r


@pytest.mark.parametrize(
    ("x", "digits", "rounded"),
    [
        (0.75815, 4, 0.7582),  # Python's round gives 0.7581: the age of one reference child
        (0.5, 0, 0.0),
        (1.5, 0, 2.0),
        (2.5, 0, 2.0),
        (-2.5, 0, -2.0),
        (-0.75815, 4, -0.7582),
        (0.0, 2, 0.0),
        (1e15 + 0.5, 2, 1e15 + 0.5),  # coarser than fifteen digits: left alone
        (float("inf"), 2, float("inf")),
    ],
)
def test_numbers_round_as_in_r(x: float, digits: int, rounded: float) -> None:
    assert round_like_r(x, digits) == rounded


def test_nan_stays_nan() -> None:
    assert np.isnan(round_like_r([np.nan, 1.005], 2)).tolist() == [True, False]


def test_python_rounds_otherwise() -> None:
    assert round(0.75815, 4) != round_like_r(0.75815, 4)
