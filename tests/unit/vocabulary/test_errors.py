import pytest

from handrail.vocabulary import HandrailError, InputError, MissingExtraError, NotAssessable


def test_bad_input_names_its_field_and_keeps_its_parts() -> None:
    error = InputError("born_on", "must be a date.", code="bad_date")
    assert str(error) == "born_on: must be a date."
    assert (error.field, error.message, error.code) == ("born_on", "must be a date.", "bad_date")


def test_bad_input_without_a_field_is_the_sentence_alone() -> None:
    assert str(InputError("", "is not JSON.")) == "is not JSON."


def test_the_code_of_one_error_does_not_reach_the_next() -> None:
    InputError("age", "no.", code="too_old")
    assert InputError("age", "no.").code == "bad_input"


@pytest.mark.parametrize(("kind", "code"), [(InputError, "bad_input"), (MissingExtraError, "missing_extra")])
def test_every_error_has_a_code_and_an_exit_status(kind: type[HandrailError], code: str) -> None:
    assert issubclass(kind, HandrailError)
    assert (kind.code, kind.exit_status) == (code, 2)


def test_what_cannot_be_told_is_a_value_with_its_reason() -> None:
    assert NotAssessable(reason="no answers") == NotAssessable(reason="no answers")
    assert NotAssessable(reason="no answers") not in (0, None, "normal")
