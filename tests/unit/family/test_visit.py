"""What a session holds: written, read back, and refused when it is not ours."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.family.visit import MOST_CHILDREN, ChildCheck, Earlier, Visit, keep, visit_in
from handrail.triage import Check, ConcernReply, ConditionReply, FlagReply
from handrail.vocabulary import FLAG_ANSWERS, Age, Jurisdiction, MilestoneAnswer

names = st.text("abcdefghij_", min_size=1, max_size=12)
checks = st.builds(
    Check,
    age=st.none() | st.builds(Age, days=st.integers(0, 6900)),
    gestation_days=st.none() | st.integers(154, 314),
    concerns=st.lists(
        st.builds(
            ConcernReply,
            id=names,
            answers=st.dictionaries(names, st.frozensets(names, max_size=4)),
            score=st.floats(0, 1),
        ),
        max_size=3,
    ).map(tuple),
    conditions=st.lists(st.builds(ConditionReply, words=st.text(max_size=30), id=st.none() | names), max_size=2).map(
        tuple
    ),
    red_flags=st.dictionaries(
        names,
        st.builds(FlagReply, answer=st.sampled_from(FLAG_ANSWERS), signs=st.frozensets(names, max_size=3)),
        max_size=3,
    ),
    core=st.dictionaries(names, st.booleans(), max_size=3),
    milestones=st.dictionaries(names, st.sampled_from(MilestoneAnswer), max_size=3),
    jurisdiction=st.none() | st.just(Jurisdiction("AU")),
    answered=st.frozensets(names, max_size=4),
)
children = st.builds(
    ChildCheck, check=checks, text=st.text(max_size=50), trail=st.lists(names).map(tuple), is_self=st.booleans()
)


@given(st.builds(Visit, children=st.lists(children, max_size=2).map(tuple), place=names))
def test_a_visit_is_read_back_as_it_was_kept(visit):
    session: dict = {}
    keep(visit, session)
    assert visit_in(json.loads(json.dumps(session))) == visit


def test_the_check_of_a_file_is_read_back_with_its_day():
    earlier = Earlier(on=date(2026, 3, 1), check=Check(age=Age(days=900)), trail=("age",), headline="See", gone=1)
    session: dict = {}
    keep(Visit(children=(ChildCheck(earlier=earlier),)), session)
    assert visit_in(json.loads(json.dumps(session))).children[0].earlier == earlier


@pytest.mark.parametrize(
    "kept", [None, "text", {"children": 3}, {"children": [{"check": {"age": "old"}}]}, {"place": 3}]
)
def test_what_is_no_visit_is_an_empty_one(kept):
    assert visit_in({"visit": kept}) == Visit()


def test_a_child_is_found_by_number_from_one():
    one, two = ChildCheck(text="one"), ChildCheck(text="two")
    visit = Visit(children=(one, two))
    assert (visit.child(0), visit.child(1), visit.child(2), visit.child(3)) == (None, one, two, None)


def test_a_check_that_answered_nothing_gives_way_to_the_next():
    visit, first = Visit().with_new_child(ChildCheck(text="first"))
    visit, second = visit.with_new_child(ChildCheck(text="second"))
    assert (first, second) == (1, 1)
    assert [child.text for child in visit.children] == ["second"]


def test_only_so_many_children_are_kept_and_the_newest_is_among_them():
    visit = Visit()
    for number in range(MOST_CHILDREN + 3):
        child = ChildCheck(text=str(number), check=Check(answered=frozenset({"core"})))
        visit, place = visit.with_new_child(child)
    assert len(visit.children) == place == MOST_CHILDREN
    assert visit.child(place).text == str(MOST_CHILDREN + 2)
