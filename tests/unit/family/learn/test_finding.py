"""What a search over everything finds, and where each finding leads."""

import pytest
from django.urls import resolve

from handrail.family.engine import the_engine, the_library, the_search
from handrail.family.learn.presenters.addresses import address_of_entry
from handrail.family.learn.presenters.finding import FINDABLE, MOST_FOUND, search_for


def found(words, kinds=FINDABLE):
    return search_for(words, the_search(), the_engine(), the_library(), kinds)


def addresses(words):
    return [finding.address for finding in found(words).findings]


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("cerebal palsey", "/learn/conditions/cerebral_palsy/"),
        ("tying shoe laces", "/learn/who-does-what/concern/shoes_laces/"),
        ("stairs", "/learn/who-does-what/concern/stairs/"),
        ("hand writting", "/learn/conditions/handwriting/"),
        ("tummy tme", "/learn/who-does-what/concern/tummy_time_hated/"),
        ("loud noises", "/learn/who-does-what/concern/noise_sensitive/"),
        ("gross motor", "/learn/words/#gross_motor"),
        ("is one better than the other", "/learn/questions/#f2"),
        ("wieghted vest", "/learn/what-helps/#weighted_vest"),
        ("flat feat", "/learn/ordinary/flat_feet/"),
        ("botom shuffling", "/learn/ordinary/bottom_shuffling/"),
        ("pigeon toed", "/learn/who-does-what/concern/intoeing/"),
        ("toe walking", "/learn/ordinary/early_toe_walking/"),
        ("first visit", "/learn/read/first_visit/"),
        ("medicare", "/funding/AU/"),
        ("how much does it cost", "/funding/"),
        ("waiting list", "/places/"),
        ("exercises at home", "/activities/"),
        ("physical therapist", "/explained/"),
    ],
)
def test_a_search_forgives_slips_and_leads_to_a_page(words, address):
    assert address in addresses(words)[:8]


def test_a_sentence_is_about_the_worry_that_it_says():
    assert addresses("my son is always walking on his toes")[0] in (
        "/learn/who-does-what/concern/toe_walking/",
        "/learn/ordinary/early_toe_walking/",
    )


def test_of_pages_that_match_alike_the_one_that_calms_comes_first():
    assert addresses("w sitting")[0] == "/learn/ordinary/w_sitting/"


def test_words_that_mean_a_grave_sign_are_noticed():
    assert found("my baby stopped breathing").is_grave
    assert not found("stairs").is_grave


def test_activities_and_payers_do_not_push_the_rest_away():
    findings = found("play").findings
    assert len(findings) <= MOST_FOUND
    assert sum(finding.address == "/activities/" for finding in findings) <= 3


def test_only_the_kinds_asked_for_are_found():
    findings = found("cerebral palsy", ("role", "concern")).findings
    assert findings
    assert all("/who-does-what/" in finding.address for finding in findings)


def test_words_that_nothing_speaks_of_find_nothing():
    assert found("xyzzyq").findings == ()


def test_every_entry_that_can_be_found_leads_to_a_page():
    entries = [entry for entry in the_search().entries if entry.kind in FINDABLE]
    assert {entry.kind for entry in entries} == set(FINDABLE)
    for entry in entries:
        assert resolve(address_of_entry(entry.kind, entry.id, the_library()).partition("#")[0])
