from datetime import date

from msgspec.structs import replace

from handrail.knowledge import Knowledge
from handrail.triage.replay import changes_between, made_up_children
from handrail.vocabulary import Urgency


def test_two_equal_sets_change_nobodys_decision(small: Knowledge, today: date) -> None:
    assert changes_between(small, small, today) == []


def test_a_changed_rule_names_the_child_and_both_decisions(small: Knowledge, today: date) -> None:
    flag = replace(small.red_flags["rf_lost_skill"], urgency=Urgency.SAME_DAY)
    new = replace(small, red_flags={**small.red_flags, "rf_lost_skill": flag})
    (change,) = changes_between(small, new, today)
    assert change.child == "rf_lost_skill: yes"
    assert change.before == "see_first, pt, urgent_2_weeks, first gp (rf_lost_skill)"
    assert change.after == "see_first, pt, same_day, first gp (rf_lost_skill)"


def test_a_record_of_one_side_only_is_not_known_on_the_other(small: Knowledge, today: date) -> None:
    fewer = replace(small, conditions={"autism": small.conditions["autism"]})
    changes = changes_between(small, fewer, today)
    assert [(change.child, change.after) for change in changes] == [
        ("cerebral_palsy known", "not known"),
        ("cerebral_palsy suspected", "not known"),
    ]
    assert changes_between(fewer, small, today)[0].before == "not known"


def test_every_record_has_a_child_of_its_own(small: Knowledge) -> None:
    names = [name for name, _ in made_up_children(small)]
    assert len(set(names)) == len(names)
    assert {"toe_walking at 10 months", "toe_walking at 168 months, heels_down: no"} <= set(names)
    assert {"rf_lost_skill: yes", "autism known", "autism suspected"} <= set(names)
    assert "toe_walking at 6 months" not in names
