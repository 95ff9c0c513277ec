"""Words of the glossary become buttons that open their meaning."""

from html import unescape

from handrail.family.learn.presenters.inline_terms import InlineTerms, terms_of_a_page
from handrail.family.presenters.voice import Voice
from handrail.knowledge.glossary import Glossary
from page_text import without_meanings


def test_a_word_is_explained_where_it_stands_first():
    terms = terms_of_a_page()
    first, second = terms.each(("Ask for a referral.", "A referral can take time."))
    assert 'popovertarget="meaning-1">referral</button>' in first
    assert 'href="/learn/words/#referral"' in first
    assert second == "A referral can take time."


def test_a_part_that_is_read_by_itself_explains_it_again_under_another_name():
    terms = terms_of_a_page()
    terms("Ask for a referral.")
    assert 'id="meaning-2" popover' in terms.begin_again()("Ask for a referral.")


def test_what_is_around_a_word_is_escaped():
    marked = terms_of_a_page()("<b>A referral</b> & more")
    assert marked.startswith("&lt;b&gt;A <button")
    assert marked.endswith("</span>&lt;/b&gt; &amp; more")


def test_a_text_without_such_words_is_only_escaped():
    assert terms_of_a_page()("Tom & I") == "Tom &amp; I"


def test_the_text_itself_is_unchanged(library):
    texts = [text for page in library.explanations.values() for part in page.sections for text in part.text]
    assert [unescape(without_meanings(text)) for text in terms_of_a_page().each(texts)] == texts


def test_a_young_person_reads_the_meaning_about_themselves(library):
    term = next(term for term in library.terms.values() if "your child" in term.meaning.lower())
    marked = InlineTerms(Glossary([term]), {term.id: term}, Voice(is_self=True))(term.name)
    assert "your child" not in marked.lower()
