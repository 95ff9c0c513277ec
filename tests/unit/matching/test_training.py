from typing import Any

import msgspec
import pytest

from handrail.knowledge import Knowledge
from handrail.matching import Model, fingerprint, train_on
from handrail.matching.training import known_words, training_texts


def with_concern(knowledge: Knowledge, name: str, /, **changes: Any) -> Knowledge:
    concern = msgspec.structs.replace(knowledge.concerns[name], **changes)
    return msgspec.structs.replace(knowledge, concerns={**knowledge.concerns, name: concern})


def test_the_shipped_model_was_trained_on_the_shipped_wording(knowledge: Knowledge, model: Model) -> None:
    assert model.trained_on == fingerprint(knowledge)


def test_a_model_knows_every_concern_and_every_flag_that_is_not_retired(small: Knowledge) -> None:
    flags = {flag.id for flag in small.red_flags.values() if flag.status != "retired"}
    assert set(train_on(small).labels) == {*small.concerns, *flags}


def test_a_near_miss_of_a_flag_is_taught_as_nothing(small: Knowledge) -> None:
    texts = list(training_texts(small))
    assert ("", "stopped crying") in texts
    assert ("rf_lost_skill", "stopped walking") in texts
    assert ("toe_walking", "heel down floor") in texts  # the words of a cue


def test_a_wordless_text_teaches_nothing(small: Knowledge) -> None:
    phrasings = small.concerns["toe_walking"].phrasings
    mute = with_concern(small, "toe_walking", phrasings=(*phrasings, "!!!"))
    assert train_on(mute).weights.shape == train_on(small).weights.shape


@pytest.mark.parametrize("changes", [{"name": "Another name"}, {"phrasings": ("one", "two")}, {"cues": ("toe",)}])
def test_the_fingerprint_changes_with_what_is_taught(changes: dict[str, Any], small: Knowledge) -> None:
    assert fingerprint(with_concern(small, "toe_walking", **changes)) != fingerprint(small)


def test_the_fingerprint_changes_with_the_lexicon_and_with_nothing_else(small: Knowledge) -> None:
    lexicon = msgspec.structs.replace(small, lexicon={**small.lexicon, "not": ("not",)})
    assert fingerprint(lexicon) != fingerprint(small)
    assert fingerprint(with_concern(small, "toe_walking", note="A remark.")) == fingerprint(small)


def test_known_words_are_those_of_cues_names_and_recurring_phrasings(small: Knowledge) -> None:
    words = known_words(small)
    assert {"tiptoe", "handwriting", "hemiplegia", "stiff"} <= set(words)
    assert "ballerina" not in words  # it stands in one phrasing only, and may itself be a slip
    assert len(set(words)) == len(words)
