import numpy as np

from handrail.development.dscore import shipped_tables
from handrail.development.likelihood import answer_probabilities, log_likelihoods, pass_probability
from handrail.development.prior import NEVER


def test_half_of_the_children_at_the_difficulty_pass() -> None:
    assert pass_probability(np.array([30.0]), np.array([30.0]), 2.1)[0, 0] == 0.5


def test_a_fail_is_one_less_the_pass() -> None:
    table = answer_probabilities(np.arange(-10.0, 101.0), np.array([5.0, 80.0]), 2.075044)
    assert (table[0::2] == 1.0 - table[1::2]).all()


def test_the_top_of_the_dutch_grid_makes_failing_an_easy_item_impossible() -> None:
    tables = shipped_tables()
    key = tables.key("dutch")
    table = answer_probabilities(key.grid.points, tables.banks["dutch"].tau, key.slope)
    assert (table[0::2] == 0).any()


def test_the_logarithm_of_nothing_is_finite() -> None:
    assert log_likelihoods(np.array([[0.0, 1.0]])).tolist() == [[NEVER, 0.0]]


def test_a_steep_key_does_not_overflow() -> None:
    assert pass_probability(np.array([-1000.0, 1000.0]), np.array([0.0]), 0.1).tolist() == [[0.0, 1.0]]
