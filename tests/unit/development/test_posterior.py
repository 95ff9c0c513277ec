import numpy as np
import pytest

from handrail.development.answers import Block
from handrail.development.likelihood import answer_probabilities
from handrail.development.posterior import mean_and_sd, normalise_logs, stepwise

POINTS = np.arange(-10.0, 101.0)


def test_the_spread_keeps_its_digits_when_it_is_tiny() -> None:
    tiny = 1e-9
    weights = np.zeros((1, 3))
    weights[0] = (tiny, 1 - 2 * tiny, tiny)
    mean, sd = mean_and_sd(weights, np.array([999.0, 1000.0, 1001.0]))
    assert mean[0] == pytest.approx(1000)
    assert sd[0] == pytest.approx(np.sqrt(2 * tiny), rel=1e-6)
    by_squares = (weights @ np.array([999.0, 1000.0, 1001.0]) ** 2 - mean**2)[0]
    assert abs(by_squares - 2 * tiny) > 1e-11  # the shorter formula has lost what is asked for


def test_weights_need_not_sum_to_one() -> None:
    assert mean_and_sd(np.array([[2.0, 2.0]]), np.array([0.0, 10.0]))[0].tolist() == [5.0]


def test_the_largest_weight_is_one_before_normalising() -> None:
    weights, largest = normalise_logs(np.array([[-1000.0, -999.0]]))
    assert largest.tolist() == [-999.0]
    assert weights.tolist() == [[np.exp(-1.0), 1.0]]


def test_an_irrelevant_item_moves_nothing() -> None:
    tau = np.array([90.0])
    probabilities = answer_probabilities(POINTS, tau, 2.0)
    prior = np.exp(-0.5 * ((POINTS - 30) / 5) ** 2)[None, :]
    prior /= prior.sum()
    block = Block(starts=np.array([0, 1], dtype=np.int32), rows_of_table=np.array([0], dtype=np.int32))
    kept = stepwise(block, probabilities, prior, POINTS, tau)
    passed_over = stepwise(block, probabilities, prior, POINTS, tau, (-10.0, 10.0))
    assert not np.array_equal(kept, prior)
    assert np.array_equal(passed_over, prior)


def test_relevance_goes_by_the_mean_so_far() -> None:
    tau = np.array([38.0, 50.0])  # a pass on the first brings the second within reach
    probabilities = answer_probabilities(POINTS, tau, 2.0)
    prior = np.exp(-0.5 * ((POINTS - 30) / 5) ** 2)[None, :]
    prior /= prior.sum()
    block = Block(starts=np.array([0, 2], dtype=np.int32), rows_of_table=np.array([1, 3], dtype=np.int32))
    first_alone = Block(starts=np.array([0, 1], dtype=np.int32), rows_of_table=np.array([3], dtype=np.int32))
    both = stepwise(block, probabilities, prior, POINTS, tau, (-np.inf, 15.0))
    far = stepwise(first_alone, probabilities, prior, POINTS, tau, (-np.inf, 15.0))
    assert np.array_equal(far, prior)
    assert (both @ POINTS)[0] > 40


def test_without_any_weight_left_there_is_no_posterior() -> None:
    block = Block(starts=np.array([0, 1], dtype=np.int32), rows_of_table=np.array([1], dtype=np.int32))
    none = stepwise(block, np.zeros((2, 3)), np.full((1, 3), 1 / 3), np.arange(3.0), np.array([1.0]))
    assert np.isnan(none).all()
