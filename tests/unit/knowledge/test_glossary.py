from handrail.knowledge import WholeSet
from handrail.knowledge.glossary import Glossary


def words_in(text: str, whole: WholeSet) -> dict[str, str]:
    found = Glossary(whole.guidance.terms.values()).terms_in(text)
    return {here.term: text[here.start : here.end] for here in found}


def test_a_term_is_found_where_it_stands_first(small_whole: WholeSet) -> None:
    text = "Low tone and a muscle; a muscle again."
    found = Glossary(small_whole.guidance.terms.values()).terms_in(text)
    assert [(here.term, here.start, here.end) for here in found] == [("tone", 0, 8), ("muscle", 15, 21)]


def test_the_longest_form_wins(small_whole: WholeSet) -> None:
    assert words_in("It is low muscle tone.", small_whole) == {"tone": "low muscle tone"}


def test_brackets_of_a_name_are_left_out(small_whole: WholeSet) -> None:
    assert words_in("LOW TONE", small_whole) == {"tone": "LOW TONE"}


def test_an_abbreviation_counts_in_capitals_only(small_whole: WholeSet) -> None:
    assert words_in("ADL and adl", small_whole) == {"tone": "ADL"}
    assert words_in("an adl", small_whole) == {}


def test_a_part_of_a_word_is_no_term(small_whole: WholeSet) -> None:
    assert words_in("muscled", small_whole) == {}


def test_the_shipped_glossary_knows_every_term_by_its_name(whole: WholeSet) -> None:
    glossary = Glossary(whole.guidance.terms.values())
    lost = [term.id for term in whole.guidance.terms.values() if not glossary.terms_in(term.name)]
    assert lost == []
    assert len(whole.guidance.terms) >= 78
