"""What a deployment says in its environment is read strictly."""

import pytest

from handrail.site import environment


@pytest.mark.parametrize(("said", "meant"), [("on", True), ("TRUE", True), ("off", False), ("0", False), ("", True)])
def test_a_switch_is_on_or_off(monkeypatch, said, meant):
    monkeypatch.setenv("HANDRAIL_SWITCH", said)
    assert environment.switch("HANDRAIL_SWITCH", default=True) is meant


def test_a_switch_that_is_neither_stops_the_start(monkeypatch):
    monkeypatch.setenv("HANDRAIL_SWITCH", "perhaps")
    with pytest.raises(ValueError, match='must be "on" or "off"'):
        environment.switch("HANDRAIL_SWITCH", default=False)


def test_a_number_is_whole_and_not_below_zero(monkeypatch):
    assert environment.number("HANDRAIL_NUMBER", 7) == 7
    monkeypatch.setenv("HANDRAIL_NUMBER", "0")
    assert environment.number("HANDRAIL_NUMBER", 7) == 0
    monkeypatch.setenv("HANDRAIL_NUMBER", "-1")
    with pytest.raises(ValueError, match="must be a whole number"):
        environment.number("HANDRAIL_NUMBER", 7)


def test_words_stand_between_commas(monkeypatch):
    monkeypatch.setenv("HANDRAIL_WORDS", " a.example, ,b.example ")
    assert environment.words("HANDRAIL_WORDS", "x") == ["a.example", "b.example"]
    monkeypatch.delenv("HANDRAIL_WORDS")
    assert environment.words("HANDRAIL_WORDS", "x,y") == ["x", "y"]
