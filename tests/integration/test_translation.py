"""Every word of the pages can be translated: in an invented language nothing of English is left but the knowledge."""

import re
from html import unescape

import msgspec
import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real

from addresses import addresses
from handrail.family.engine import the_engine, the_library
from integration.walker import Family
from page_text import without_meanings

pytestmark = pytest.mark.django_db
LANGUAGE = "eo"  # the code of a language whose catalogue is exchanged for the invented one
OPEN, CLOSE = "⟦", "⟧"
# Said alike in every language: names, the columns of a table, the keys of scores.
NAMES = {"handrail", "ot", "pt", "gp", "on,d,sem,n", "dutch", "gcdg", "gsed1912", "gsed2212", "gsed2406"}
OURS = "milestone ladders:"  # what a count of skills tells a clinician
NOT_SHOWN = {"id", "cues", "phrasings", "near_misses", "note", "kind", "code", "group"}
KEPT = re.compile(
    r"<(script|style|textarea)\b.*?</\1>|<!--.*?-->|<ul class=.sources.*?</ul>|<blockquote.*?</blockquote>", re.DOTALL
)
BLANK = re.compile(r"\{\w+\}")  # filled with what the family said
Known = tuple[set[str], str, re.Pattern[str]]
WHOLE = 25  # a piece of at least so many characters may be a part of a record's sentence


class Pseudo(trans_real.DjangoTranslation):
    """The catalogue of an invented language: every sentence in brackets."""

    def __init__(self) -> None:
        pass

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}" if message.strip() else message

    def ngettext(self, one: str, several: str, number: int) -> str:
        return self.gettext(one if number == 1 else several)

    def language(self) -> str:
        return LANGUAGE

    def to_language(self) -> str:
        return LANGUAGE


@pytest.fixture
def invented(settings, monkeypatch):
    """A reader of the invented language."""
    settings.LANGUAGES = [(settings.LANGUAGE_CODE, ""), (LANGUAGE, "")]
    monkeypatch.setitem(trans_real._translations, LANGUAGE, Pseudo())
    yield Client(headers={"Accept-Language": LANGUAGE})
    translation.deactivate()


@pytest.fixture(scope="module")
def known() -> Known:
    """Every text of the knowledge: whole, and one after the other."""
    sets = map(msgspec.to_builtins, (the_engine().knowledge, the_library()))
    texts = {_plain(text) for data in sets for text in _texts(data)}
    with_blanks = [text for text in texts if BLANK.search(text)]
    filled = "|".join(pattern for text in with_blanks for pattern in _parts_filled(BLANK.split(text)))
    return texts, "\n".join(texts), re.compile(filled)


def _parts_filled(pieces: list[str]) -> list[str]:
    """Patterns of a text with its blanks filled, whole or between two blanks that were said by a catalogue."""
    plain = [re.escape(_plain(piece)) for piece in pieces]
    ends = range(len(plain))
    return [".*".join(plain[start : end + 1]) for start in ends for end in ends[start:] if any(plain[start : end + 1])]


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in NOT_SHOWN:
                yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unescape(text)).strip(" .,:;·()").casefold()


def read_of(page: str) -> list[str]:
    """The pieces that a person reads or hears of a page, outside the brackets of the catalogue."""
    page = without_meanings(page)
    heard = re.findall(r'\b(?:alt|aria-label|placeholder|data-label)="([^"]*)"', page)
    page = KEPT.sub("\0", page)
    pieces = [*heard, *re.split(r"<[^>]*>", page)]
    return [part for piece in pieces for part in _outside(piece)]


def _outside(piece: str) -> list[str]:
    while OPEN in piece:
        shorter = re.sub(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", "\0", piece)
        if shorter == piece:
            break
        piece = shorter
    return [plain for part in re.split("[\0·]", piece) if re.search(r"[A-Za-z]{2}", plain := _plain(part))]


def untranslated(page: str, known: Known) -> list[str]:
    """What a person reads of the page that stands neither in the catalogue nor in the knowledge."""
    return [
        piece
        for piece in read_of(page)
        if not _is_known(piece, known) and not all(_is_known(part, known) for part in piece.split(". "))
    ]


def _is_known(sentence: str, known: Known) -> bool:
    """Whether a record says it, or it is a list of what records say."""
    whole, together, filled = known
    sentence = re.sub(r"^\d+\. | \(\d+$", "", sentence)  # the number of a line, and how many there are
    is_said = sentence in whole | NAMES or (len(sentence) >= WHOLE and sentence in together)
    is_said = is_said or filled.fullmatch(sentence) is not None
    parts = re.split("[,;:] ", sentence)
    return is_said or sentence.startswith(OURS) or (len(parts) > 1 and all(_is_known(part, known) for part in parts))


def test_a_word_outside_the_catalogue_is_noticed(known):
    assert untranslated(f"<p>{OPEN}Good{CLOSE} gloaming</p>", known) == ["gloaming"]
    assert untranslated(f'<img alt="A hand"><p>{OPEN}Ring {OPEN}us{CLOSE}{CLOSE}</p>', known) == ["a hand"]


def test_no_page_says_a_word_that_no_catalogue_holds(invented, known):
    family, left = Family(invented), {}
    family.to_the_answer(family.begin("She falls a lot on the playground and cannot do buttons"))
    family.client.post("/skills/begin/", {"months": "17", "answer": "on_time"})
    for address in addresses():
        response = family.client.get(address.path)
        if response.status_code < 300 and response.headers["Content-Type"].startswith("text/html"):
            found = untranslated(response.content.decode(), known)
            if found:
                left[address.path] = found
    assert left == {}, str(left)


def test_every_question_and_every_kind_of_answer_is_said_in_the_language_of_the_reader(invented, known):
    for words, answers in (
        ("my toddler sits in a W all the time", {}),
        ("he used to walk and now he does not", {"core": {"answer": "lost_skill"}}),
        ("she cannot move her right arm", {"flag__rf_sudden_weak_face_arm_speech": {"answer": "yes"}}),
        ("zxqv wplk", {}),
    ):
        family = Family(invented)
        address = family.begin(words)
        seen = []
        family.client.get = _noting(family.client.get, seen)
        family.to_the_answer(address, **answers)
        assert seen
        assert {path: found for path, page in seen if (found := untranslated(page, known))} == {}, words


def _noting(get, seen):
    def noted(address, **more):
        response = get(address, **more)
        seen.append((address, response.content.decode()))
        return response

    return noted


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/start/", {"words": ""}),
        ("/start/", {"words": "x" * 10_001}),
        ("/skills/begin/", {}),
        ("/skills/begin/", {"months": "x", "answer": "on_time"}),
        ("/activities/chosen/", {}),
        ("/no/such/page/", {}),
        ("/child/1/1/", {}),
    ],
)
def test_what_went_wrong_is_said_in_the_language_of_the_reader(invented, known, address, sent):
    page = invented.post(address, sent).content.decode()
    assert untranslated(page, known) == []
