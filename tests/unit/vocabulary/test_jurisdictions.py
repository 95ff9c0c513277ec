import pytest

from handrail.vocabulary import InputError, Jurisdiction


@pytest.mark.parametrize(
    ("written", "code", "country"),
    [("AU", "AU", "AU"), (" au-nsw ", "AU-NSW", "AU"), ("gb-eng", "GB-ENG", "GB"), ("US", "US", "US")],
)
def test_a_code_is_read_in_any_case(written: str, code: str, country: str) -> None:
    place = Jurisdiction.parse(written)
    assert (place.code, place.country) == (code, country)


@pytest.mark.parametrize("written", ["", "AUS", "Australia", "A", "AU-", "AU-NSWX", "AU NSW", "1A"])
def test_anything_else_is_refused_by_field(written: str) -> None:
    with pytest.raises(InputError, match="country or region code") as caught:
        Jurisdiction.parse(written)
    assert caught.value.field == "jurisdiction"


@pytest.mark.parametrize(
    ("place", "codes", "within"),
    [
        ("AU-NSW", (), True),
        ("AU-NSW", ("AU",), True),
        ("AU-NSW", ("AU-NSW", "NZ"), True),
        ("AU", ("AU-NSW",), False),
        ("NZ", ("AU", "GB"), False),
    ],
)
def test_a_region_lies_within_its_country_and_everywhere(place: str, codes: tuple[str, ...], within: bool) -> None:
    assert Jurisdiction(place).is_within(codes) is within
