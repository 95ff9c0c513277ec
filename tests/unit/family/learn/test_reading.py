"""What the presenters of the pages to read gather from the records."""

from html import unescape

import pytest

from handrail.family.learn.presenters.addresses import links_to
from handrail.family.learn.presenters.inline_terms import terms_of_a_page
from handrail.family.learn.presenters.reading import (
    explanation_to_read,
    explanations_in_order,
    helps_to_read,
    problem_groups,
    problem_to_read,
)
from handrail.knowledge.explorer import everyday_problems
from handrail.vocabulary import InputError
from page_text import without_meanings


def test_explanations_come_in_their_order(library):
    first = explanations_in_order(library)[0]
    assert (first.name, first.address) == ("Physiotherapy or occupational therapy?", "/learn/read/which_one/")


def test_the_rows_of_an_explanation_stand_side_by_side(knowledge, library):
    page = explanation_to_read(knowledge, library, "differences", None, terms_of_a_page())
    rows = [row for part in page.sections for row in part.rows]
    assert rows
    assert all(tuple(cell.name for cell in row.cells) == page.names for row in rows)
    assert page.is_draft
    assert {source.id for source in page.sources} >= set(page.record.sources)


def test_therapies_are_named_as_where_the_family_is(knowledge, library):
    here = explanation_to_read(knowledge, library, "differences", knowledge.places["us"], terms_of_a_page())
    assert "Physical therapy" in here.names


def words(cell):
    return tuple(unescape(without_meanings(item)) for item in cell.items)


def test_every_problem_says_who_leads_and_who_else(knowledge):
    for row in everyday_problems(knowledge):
        page = problem_to_read(knowledge, row.kind, row.id, None, terms_of_a_page())
        assert len(page.leads) == len(row.leads)
        assert tuple(map(words, page.cells)) == tuple(items for _, items in row.columns)


def test_the_groups_of_problems_hold_each_name_once(knowledge):
    names = [link.name for group in problem_groups(knowledge) for link in group.links]
    assert len(names) == len(set(names))
    assert set(names) == {row.name for row in everyday_problems(knowledge)}


def test_what_was_studied_in_one_condition_says_so(knowledge, library):
    found = {row.record.id: row for row in helps_to_read(knowledge, library).rows}
    assert found["treadmill"].studied_in == (knowledge.conditions["cerebral_palsy"].name,)
    assert found["treadmill"].meaning.id == found["treadmill"].record.grade


def test_a_record_without_a_page_gets_no_link(knowledge, library):
    links = links_to(("grade_meaning:weak", "term:gross_motor"), knowledge, library)
    assert [link.address for link in links] == ["/learn/words/#gross_motor"]


def test_what_does_not_exist_is_refused(knowledge, library):
    with pytest.raises(InputError):
        explanation_to_read(knowledge, library, "no_such", None, terms_of_a_page())
    with pytest.raises(InputError):
        problem_to_read(knowledge, "role", "no_such", None, terms_of_a_page())
