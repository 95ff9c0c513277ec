"""What the pages about ordinary growing gather."""

import pytest

from handrail.family.learn.presenters.inline_terms import terms_of_a_page
from handrail.family.learn.presenters.ordinary import month_words, ordinary_in_order, ordinary_of, ordinary_to_read
from handrail.vocabulary import InputError


def test_a_page_says_until_when_as_the_rule_does(knowledge, library):
    for name, row in library.reassurances.items():
        page = ordinary_to_read(knowledge, library, name, terms_of_a_page())
        ordinary = knowledge.concerns[row.concern].ordinary
        assert (page.since, page.until) == (month_words(ordinary.from_months), month_words(ordinary.until_months))
        assert {source.id for source in page.sources} >= set(row.sources)
        assert page.is_draft


def test_signs_about_harm_by_someone_are_not_listed(knowledge, library):
    flags = [
        flag
        for name in library.reassurances
        for flag in ordinary_to_read(knowledge, library, name, terms_of_a_page()).flags
    ]
    assert flags
    assert not any(flag.safeguarding for flag in flags)


def test_the_list_is_whole_what_is_drawn_first_and_each_by_name(knowledge, library):
    rows = ordinary_in_order(knowledge, library).rows
    assert list(rows) == sorted(rows, key=lambda row: (row.drawing is None, row.name.casefold()))
    assert len(rows) == len(library.reassurances)


def test_a_worry_without_such_a_page_has_no_link(library):
    assert [link.address for link in ordinary_of(["flat_feet"], library)] == ["/learn/ordinary/flat_feet/"]
    assert ordinary_of(["stairs"], library) == ()


@pytest.mark.parametrize(
    ("months", "words"),
    [(0, "birth"), (12, "12 months"), (24, "2 years"), (42, "3½ years"), (50, "4 years and 2 months")],
)
def test_an_age_is_said_as_families_say_it(months, words):
    assert month_words(months) == words


def test_an_unknown_variant_is_refused(knowledge, library):
    with pytest.raises(InputError):
        ordinary_to_read(knowledge, library, "no_such", terms_of_a_page())
