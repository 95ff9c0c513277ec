"""The knowledge and the reader together."""

import pytest

from handrail.triage import Engine


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", []),
        (" , ,", []),
        ("cerebral palsy", [("cerebral_palsy", False)]),
        ("possible autism, Somebody's syndrome", [("autism", True), (None, False)]),
    ],
)
def test_diagnoses_stand_between_commas_and_an_unknown_one_is_kept(knowledge, reader, written, read):
    replies = Engine(knowledge, reader).conditions(written)
    assert [(reply.id, reply.is_suspected) for reply in replies] == read
    assert all(reply.words for reply in replies)
