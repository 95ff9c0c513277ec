from pathlib import Path
from typing import Any

import msgspec
import pytest

from handrail.knowledge import Knowledge
from handrail.matching import Model
from handrail.matching.gravity import ALARM
from handrail.matching.training import Text, fingerprint, knowledge_texts, known_words, read_corpus, train_on
from handrail.vocabulary import InputError

CORPUS = Path(__file__).parents[3] / "tools" / "phrasings"


def with_concern(knowledge: Knowledge, name: str, /, **changes: Any) -> Knowledge:
    concern = msgspec.structs.replace(knowledge.concerns[name], **changes)
    return msgspec.structs.replace(knowledge, concerns={**knowledge.concerns, name: concern})


def corpus_of(folder: Path, lines: str, knowledge: Knowledge) -> list[Text]:
    (folder / "texts.tsv").write_text(lines)
    return read_corpus(folder, knowledge)


def test_the_shipped_model_was_trained_on_the_shipped_wording(knowledge: Knowledge, model: Model) -> None:
    assert model.trained_on == fingerprint(knowledge, read_corpus(CORPUS, knowledge))


def test_every_concern_and_flag_is_worded_in_the_corpus(knowledge: Knowledge) -> None:
    worded = {name for text in read_corpus(CORPUS, knowledge) for name in text.ids}
    flags = {flag.id for flag in knowledge.red_flags.values() if flag.status != "retired"}
    concerns = {concern.id for concern in knowledge.concerns.values() if concern.status != "retired"}
    assert (flags | concerns) - worded == set()


def test_no_text_of_the_corpus_stands_in_it_twice(knowledge: Knowledge) -> None:
    texts = [text.words.casefold() for text in read_corpus(CORPUS, knowledge)]
    assert len(texts) == len(set(texts))


def test_a_model_knows_every_concern_and_every_flag_that_is_not_retired(small: Knowledge) -> None:
    flags = {flag.id for flag in small.red_flags.values() if flag.status != "retired"}
    assert set(train_on(small).labels) == {*small.concerns, *flags, ALARM}


def test_whatever_urgent_flag_a_text_shows_sounds_the_alarm_and_a_near_miss_does_not(small: Knowledge) -> None:
    model = train_on(small)
    alarm = model.labels.index(ALARM)
    shown, near, calm = (model.scores(words)[alarm] for words in ({"stop", "walk"}, {"stop", "cry"}, {"tiptoe"}))
    assert shown > near
    assert shown > calm


def test_a_near_miss_is_taught_as_what_it_is_not(small: Knowledge) -> None:
    texts = list(knowledge_texts(small))
    assert Text(("!rf_lost_skill",), "stopped crying") in texts
    assert Text(("rf_lost_skill",), "stopped walking") in texts


def test_a_wordless_text_teaches_nothing(small: Knowledge) -> None:
    mute = (Text(("toe_walking",), "!!!"),)
    assert train_on(small, mute).weights.shape == train_on(small).weights.shape


def test_a_corpus_teaches_beside_the_knowledge(small: Knowledge) -> None:
    ballet = [Text(("toe_walking",), f"dances ballet about the {place}") for place in ("hall", "shop", "garden", "bus")]
    model = train_on(small, ballet)
    assert "ballet" in model.vocabulary
    assert "ballet" not in train_on(small).vocabulary


def test_a_corpus_is_read_line_by_line(small: Knowledge, tmp_path: Path) -> None:
    lines = "toe_walking,rf_lost_skill\tup on her toes\n!rf_lost_skill\tstopped moaning\n"
    assert corpus_of(tmp_path, lines, small) == [
        Text(("toe_walking", "rf_lost_skill"), "up on her toes"),
        Text(("!rf_lost_skill",), "stopped moaning"),
    ]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ("toe_walking\tfine\nballet\ton tiptoe\n", "texts.tsv:2: ballet is no concern and no red flag."),
        ("toe_walking on tiptoe\n", "texts.tsv:1: a line is ids, a tab and a text."),
        ("toe_walking\t \n", "texts.tsv:1: a line is ids, a tab and a text."),
    ],
)
def test_a_bad_line_of_a_corpus_is_named(lines: str, problem: str, small: Knowledge, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=problem):
        corpus_of(tmp_path, lines, small)


@pytest.mark.parametrize("changes", [{"name": "Another name"}, {"phrasings": ("one", "two")}, {"flags": ("rf_old",)}])
def test_the_fingerprint_changes_with_what_is_taught(changes: dict[str, Any], small: Knowledge) -> None:
    assert fingerprint(with_concern(small, "toe_walking", **changes)) != fingerprint(small)


@pytest.mark.parametrize("table", ["lexicon", "themes"])
def test_the_fingerprint_changes_with_the_words_and_with_nothing_else(table: str, small: Knowledge) -> None:
    changed = msgspec.structs.replace(small, **{table: {**getattr(small, table), "not": ("not",)}})
    assert fingerprint(changed) != fingerprint(small)
    assert fingerprint(with_concern(small, "toe_walking", note="A remark.")) == fingerprint(small)


def test_known_words_are_those_of_cues_names_and_recurring_phrasings(small: Knowledge) -> None:
    words = known_words(small)
    assert {"tiptoe", "handwriting", "hemiplegia", "stiff"} <= set(words)
    assert "ballerina" not in words  # it stands in one phrasing only, and may itself be a slip
    assert len(set(words)) == len(words)
