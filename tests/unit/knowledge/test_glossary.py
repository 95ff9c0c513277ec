from handrail.knowledge import Library
from handrail.knowledge.glossary import Glossary


def words_in(text: str, library: Library) -> dict[str, str]:
    found = Glossary(library.terms.values()).terms_in(text)
    return {here.term: text[here.start : here.end] for here in found}


def test_a_term_is_found_where_it_stands_first(small_library: Library) -> None:
    text = "Low tone and a muscle; a muscle again."
    found = Glossary(small_library.terms.values()).terms_in(text)
    assert [(here.term, here.start, here.end) for here in found] == [("tone", 0, 8), ("muscle", 15, 21)]


def test_the_longest_form_wins(small_library: Library) -> None:
    assert words_in("It is low muscle tone.", small_library) == {"tone": "low muscle tone"}


def test_brackets_of_a_name_are_left_out(small_library: Library) -> None:
    assert words_in("LOW TONE", small_library) == {"tone": "LOW TONE"}


def test_an_abbreviation_counts_in_capitals_only(small_library: Library) -> None:
    assert words_in("ADL and adl", small_library) == {"tone": "ADL"}
    assert words_in("an adl", small_library) == {}


def test_a_part_of_a_word_is_no_term(small_library: Library) -> None:
    assert words_in("muscled", small_library) == {}


def test_the_shipped_glossary_knows_every_term_by_its_name(library: Library) -> None:
    glossary = Glossary(library.terms.values())
    lost = [term.id for term in library.terms.values() if not glossary.terms_in(term.name)]
    assert lost == []
    assert len(library.terms) >= 78
