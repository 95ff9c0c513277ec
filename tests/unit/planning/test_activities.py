"""Which activities may be shown: every way in which something keeps one back, and no other."""

import pytest
from msgspec.structs import replace

from handrail.knowledge import Library
from handrail.planning import ChildAtHome, Standing, Wish, choose_activities, questions_for
from handrail.vocabulary import Age

JUMP, LACES, WATER, THERAPIST = "jump_lines", "shoe_lace", "hair_wash", "mitt_game"


def child(months: float = 60, **known) -> ChildAtHome:
    return ChildAtHome(age=Age.of_months(months), **known)


def offered(library: Library, one: ChildAtHome, wish: Wish | None = None) -> dict[str, Standing]:
    return {offer.activity: offer.standing for offer in choose_activities(library, one, wish).offers}


def withheld(library: Library, one: ChildAtHome) -> dict[str, tuple[str, ...]]:
    return {row.activity: row.because for row in choose_activities(library, one).withheld}


def test_a_child_of_whom_nothing_is_known_is_offered_what_fits_the_age(library):
    found = offered(library, child())
    assert set(found.values()) == {Standing.OFFERED}
    for name, activity in library.activities.items():
        fits = activity.age_from_months <= 60 < activity.age_to_months and not activity.therapist_only
        assert (name in found) is fits, name


def test_the_upper_age_is_the_first_that_is_too_old(library):
    last = library.activities[JUMP].age_to_months
    assert JUMP in offered(library, child(last - 0.1))
    assert JUMP not in offered(library, child(last))


def test_what_only_a_therapist_may_start_is_never_chosen(library):
    assert library.activities[THERAPIST].therapist_only
    for months in range(0, 228, 6):
        selection = choose_activities(library, child(months))
        assert THERAPIST not in {row.activity for row in (*selection.offers, *selection.withheld)}


def test_a_retired_activity_is_never_chosen(library):
    retired = replace(library.activities[JUMP], status="retired")
    assert JUMP not in offered(replace(library, activities={**library.activities, JUMP: retired}), child())


def test_a_condition_hides_what_its_limit_hides(library):
    assert withheld(library, child(conditions=frozenset({"perthes"})))[JUMP] == ("perthes",)


def test_a_condition_puts_what_its_limit_asks_about_behind_ask_first(library):
    selection = choose_activities(library, child(conditions=frozenset({"hypermobility"})))
    jump = next(offer for offer in selection.offers if offer.activity == JUMP)
    assert (jump.standing, jump.because) == (Standing.ASK_FIRST, ("hypermobility",))


def test_a_condition_that_asks_about_everything_leaves_nothing_outright(library):
    found = offered(library, child(conditions=frozenset({"oncology"})))
    assert found[LACES] is Standing.ASK_FIRST
    assert set(found.values()) == {Standing.ASK_FIRST}


def test_a_condition_without_a_limit_asks_about_everything(library):
    assert set(offered(library, child(conditions=frozenset({"new_condition"}))).values()) == {Standing.ASK_FIRST}


def test_a_diagnosis_known_only_in_words_asks_about_every_hazard(library):
    found = offered(library, child(has_other_condition=True))
    for name, standing in found.items():
        assert (standing is Standing.ASK_FIRST) is bool(library.activities[name].hazards), name


def test_a_finding_counts_only_when_it_was_answered_yes(library):
    assert withheld(library, child(findings={"joint_slips_out": False})) == {}
    assert "wheelbarrow" in withheld(library, child(findings={"joint_slips_out": True}))


def test_a_finding_that_nobody_asked_about_is_named_beside_the_activity(library):
    def unasked(**known):
        offers = choose_activities(library, child(**known)).offers
        return next(offer.not_for for offer in offers if offer.activity == "wheelbarrow")

    assert "joint_slips_out" in unasked()
    assert "joint_slips_out" not in unasked(findings={"joint_slips_out": False})


def test_two_limits_are_both_named(library):
    both = child(conditions=frozenset({"perthes", "fractures"}))
    assert withheld(library, both)[JUMP] == ("fractures", "perthes")


@pytest.mark.parametrize("flag", ["rf_choking", "rf_not_sitting_9_months", "rf_limp_with_fever"])
def test_an_open_flag_withholds_everything(library, flag):
    selection = choose_activities(library, child(open_flags=frozenset({flag})))
    assert (selection.offers, selection.paused_by) == ((), (flag,))
    assert selection.withheld


def test_an_open_flag_with_a_limit_withholds_only_what_it_names(library):
    one = child(open_flags=frozenset({"rf_meals_take_over_30_minutes"}))
    assert set(withheld(library, one)) == {
        name
        for name, activity in library.activities.items()
        if "eating" in activity.hazards and activity.age_from_months <= 60 < activity.age_to_months
    }
    assert choose_activities(library, one).paused_by == ()


def test_a_flag_that_a_doctor_has_checked_asks_about_what_it_would_withhold(library):
    found = offered(library, child(seen_flags=frozenset({"rf_limp_with_fever"})))
    assert set(found.values()) == {Standing.ASK_FIRST}
    eating = offered(library, child(seen_flags=frozenset({"rf_meals_take_over_30_minutes"})))
    assert eating["snack_helper"] is Standing.ASK_FIRST
    assert eating[LACES] is Standing.OFFERED


def test_a_flag_that_is_open_again_is_open(library):
    flag = frozenset({"rf_limp_with_fever"})
    assert offered(library, child(open_flags=flag, seen_flags=flag)) == {}


def test_a_finding_can_pause_everything(library):
    selection = choose_activities(library, child(findings={"neck_change": True}))
    assert (selection.offers, selection.paused_by) == ((), ("neck_change",))


def test_the_signs_are_asked_first_unless_they_were(library):
    assert choose_activities(library, child()).ask_signs_first
    assert not choose_activities(library, child(signs_were_asked=True)).ask_signs_first


def test_a_wish_narrows_the_list_by_skill_discipline_things_and_minutes(library):
    wish = Wish(skills=frozenset({"dressing"}), disciplines=frozenset({"ot"}), things=frozenset({"clothes"}), minutes=3)
    for name in (found := offered(library, child(), wish)):
        activity = library.activities[name]
        assert "dressing" in activity.skills
        assert "ot" in activity.disciplines
        assert set(activity.things) <= {"clothes"}
        assert activity.minutes <= 3
    assert {"sock_race", "zip_up"} <= set(found)
    assert LACES not in found  # it takes five minutes


def test_nothing_in_the_house_leaves_what_needs_nothing(library):
    found = offered(library, child(), Wish(things=frozenset()))
    assert found
    assert all(not library.activities[name].things for name in found)


def test_what_may_be_done_outright_stands_before_what_is_asked_first(library):
    standings = list(offered(library, child(conditions=frozenset({"cerebral_palsy"}))).values())
    assert standings == sorted(standings, key=lambda standing: standing is Standing.ASK_FIRST)
    assert set(standings) == {Standing.OFFERED, Standing.ASK_FIRST}


def test_what_serves_more_of_the_wish_stands_first(library):
    first = next(iter(offered(library, child(), Wish(skills=frozenset({"dressing", "two_hands"})))))
    assert {"dressing", "two_hands"} <= set(library.activities[first].skills)


def test_a_young_baby_is_not_asked_about_walking_frames(library):
    asked = {limit.id for limit in questions_for(library, child(1))}
    assert "hip_harness" in asked
    assert "walking_frame" not in asked
    assert "hip_harness" not in {limit.id for limit in questions_for(library, child(60))}
