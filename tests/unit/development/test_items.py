import numpy as np

from handrail.development.items import ItemBank

BANK = ItemBank.of("made_up", {"BB1": 20.0, "aa1": 10.0, "cc1": float("nan")})


def test_items_stand_in_ascending_order_in_lower_case() -> None:
    assert BANK.items == ("aa1", "bb1")
    assert BANK.tau.tolist() == [10.0, 20.0]


def test_an_item_without_difficulty_is_no_item() -> None:
    assert "cc1" not in BANK
    assert np.isnan(BANK.tau_of("cc1"))


def test_upper_and_lower_case_are_one_item() -> None:
    assert BANK.places(["AA1", "aa1", "Bb1", "zz9"]).tolist() == [0, 0, 1, -1]
    assert BANK.tau_of("BB1") == 20.0
    assert "Aa1" in BANK
