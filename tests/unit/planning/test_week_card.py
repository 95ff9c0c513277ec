"""The weekly card: two or three, tied to a routine, and short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from handrail.knowledge import load_library
from handrail.planning import ChildAtHome, Selection, choose_activities, compose_week_card
from handrail.vocabulary import Age

LIBRARY = load_library()
MONTHS = st.floats(min_value=0, max_value=215)
CONDITIONS = st.frozensets(st.sampled_from(sorted(LIBRARY.limits)), max_size=2)


def selection_at(months: float, conditions: frozenset[str] = frozenset()) -> Selection:
    return choose_activities(LIBRARY, ChildAtHome(age=Age.of_months(months), conditions=conditions))


@given(months=MONTHS, conditions=CONDITIONS)
def test_a_card_is_short_and_holds_only_what_is_offered_outright(months, conditions):
    selection = selection_at(months, conditions)
    card = compose_week_card(LIBRARY, selection)
    outright = {offer.activity for offer in selection.offers if offer.standing == "offered"}
    names = [line.activity for line in card.lines]
    assert set(names) <= outright
    assert len(set(names)) == len(names) <= 3
    assert (len(names) >= 1) is bool(outright)
    assert card.minutes_a_day == sum(line.minutes for line in card.lines)
    assert card.minutes_a_day <= 15 or len(names) == 1


@pytest.mark.parametrize("months", [1, 4, 8, 14, 30, 60, 100, 170, 200])
def test_an_ordinary_child_of_any_age_gets_two_or_three(months):
    assert len(compose_week_card(LIBRARY, selection_at(months)).lines) in (2, 3)


@pytest.mark.parametrize("months", [8, 14, 30, 60, 100])
def test_the_lines_are_of_different_routines_and_skills(months):
    lines = compose_week_card(LIBRARY, selection_at(months)).lines
    assert len({line.routine for line in lines}) == len(lines)
    assert len({LIBRARY.activities[line.activity].skills[0] for line in lines}) == len(lines)


def test_a_line_names_its_routine_in_words():
    line = compose_week_card(LIBRARY, selection_at(1)).lines[0]
    assert line.routine == LIBRARY.routines[LIBRARY.activities[line.activity].routine].name


def test_what_the_family_picked_comes_first():
    card = compose_week_card(LIBRARY, selection_at(60), chosen=("hopscotch", "zip_up"))
    assert [line.activity for line in card.lines][:2] == ["hopscotch", "zip_up"]


def test_what_is_not_offered_outright_cannot_be_picked():
    card = compose_week_card(LIBRARY, selection_at(60, frozenset({"perthes"})), chosen=("hopscotch", "no_such_thing"))
    assert "hopscotch" not in {line.activity for line in card.lines}
    assert card.lines


def test_the_next_week_brings_something_new():
    selection = selection_at(60)
    first = compose_week_card(LIBRARY, selection)
    done = frozenset(line.activity for line in first.lines)
    second = compose_week_card(LIBRARY, selection, done=done)
    assert done.isdisjoint(line.activity for line in second.lines)


def test_what_was_done_comes_back_when_nothing_new_is_left():
    selection = selection_at(60)
    done = frozenset(offer.activity for offer in selection.offers)
    assert len(compose_week_card(LIBRARY, selection, done=done).lines) == 3


def test_without_anything_to_offer_the_card_is_empty():
    card = compose_week_card(LIBRARY, selection_at(60, frozenset({"oncology"})))
    assert (card.lines, card.minutes_a_day) == ((), 0)


def test_one_long_activity_may_stand_alone():
    cooking = selection_at(180)
    card = compose_week_card(LIBRARY, cooking, chosen=("teen_one_pan",))
    assert [line.activity for line in card.lines] == ["teen_one_pan"]
    assert card.minutes_a_day == 20


def test_a_picked_activity_that_would_make_the_day_too_long_is_left_out():
    long = replace(LIBRARY.activities["zip_up"], minutes=14)
    library = replace(LIBRARY, activities={**LIBRARY.activities, "zip_up": long})
    card = compose_week_card(library, selection_at(60), chosen=("hopscotch", "zip_up"))
    assert card.lines[0].activity == "hopscotch"
    assert "zip_up" not in {line.activity for line in card.lines}
