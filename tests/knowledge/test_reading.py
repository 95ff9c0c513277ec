"""What families read: complete, honest about evidence, safe for each condition, and easy to read."""

import re
import sys
from statistics import mean

import pytest

from handrail.knowledge import Knowledge, Library
from handrail.knowledge.explorer import condition_page, intervention_for, reassurance_page
from handrail.knowledge.intervention_records import UNSUPPORTED
from handrail.knowledge.library import READ
from handrail.knowledge.reading_wording import texts_to_read
from knowledge.readability import reading_age, syllables

OLDEST_READER = 12
# Where effort can do harm, or the team sets every limit: no page may list training of strength or fitness.
NO_TRAINING = (
    "duchenne", "muscular_dystrophy", "sma", "neuromuscular_condition", "juvenile_dermatomyositis", "guillain_barre",
    "me_cfs", "long_covid", "chronic_conditions", "perthes", "slipped_hip", "irritable_hip", "fractures",
    "post_surgery", "arthrogryposis", "eating_disorder", "palliative_care",
)  # fmt: skip


@pytest.fixture(scope="module")
def ages(knowledge: Knowledge, library: Library) -> dict[str, float]:
    texts = {
        f"{kind}:{record.id}": [text for _, text in texts_to_read(record) if text]
        for kind in READ
        for record in library.table(kind).values()
    }
    return {name: reading_age(said) for name, said in texts.items() if said}


def test_every_record_is_read_with_ease_at_twelve(ages: dict[str, float], capsys: pytest.CaptureFixture[str]) -> None:
    said = f"reading age: mean {mean(ages.values()):.1f}, highest {max(ages.values()):.1f}, {len(ages)} records"
    with capsys.disabled():
        sys.stdout.write(f"\n{said}\n")
    assert len(ages) > 300
    assert {name: round(age, 1) for name, age in ages.items() if age > OLDEST_READER} == {}


def test_most_is_read_with_ease_at_nine_to_eleven(ages: dict[str, float]) -> None:
    assert mean(ages.values()) < 9


@pytest.mark.parametrize(
    "phrase", [r"\bnormal\b", r"\bon track\b", r"\d+ ?%", r"\bscore", r"\bearly sign of\b", r"\boften goes away\b"]
)
def test_no_sentence_sounds_like_a_verdict(phrase: str, library: Library) -> None:
    texts = [
        (record.id, text)
        for kind in READ
        for record in library.table(kind).values()
        for _, text in texts_to_read(record)
    ]
    assert len(texts) > 1000
    assert [(name, text) for name, text in texts if re.search(phrase, text, re.IGNORECASE)] == []


def test_hard_words_are_noticed() -> None:
    hard = "Multidisciplinary collaboration facilitates individualised rehabilitation and participation."
    assert reading_age([hard]) > OLDEST_READER
    assert reading_age(["The cat sat on the mat."]) < 7


@pytest.mark.parametrize(
    ("word", "count"),
    [("cake", 1), ("walked", 1), ("wanted", 2), ("horses", 2), ("little", 2), ("eyes", 1), ("the", 1)],
)
def test_a_silent_ending_is_no_syllable(word: str, count: int) -> None:
    assert syllables(word) == count


def test_every_condition_has_a_page_with_two_questions_or_more(knowledge: Knowledge, library: Library) -> None:
    pages = [condition_page(knowledge, library, name) for name in knowledge.conditions]
    assert len(pages) >= 51
    assert [page.condition.id for page in pages if len(page.guide.ask_your_team) < 2] == []
    assert [page.condition.id for page in pages if not page.routes[0].default] == []


def test_the_51_conditions_of_the_evidence_all_have_work_cautions_and_questions(
    knowledge: Knowledge, library: Library
) -> None:
    bare = [
        condition.id
        for condition in knowledge.conditions.values()
        if not (condition.cautions and condition.ask and (condition.work or condition.also_consider))
    ]
    assert bare == ["pulled_elbow"]  # put back by a doctor, and nothing is left to work on


@pytest.mark.parametrize("name", NO_TRAINING)
def test_no_training_is_listed_where_effort_can_harm(name: str, knowledge: Knowledge, library: Library) -> None:
    listed = set(library.condition_guides[name].interventions)
    assert listed & {"strength", "fitness", "treadmill", "active_video_games", "bike_training"} == set()


def test_whatever_lacks_support_says_not_to_stop_alone(knowledge: Knowledge, library: Library) -> None:
    seen = set()
    for name, guide in library.condition_guides.items():
        for listed in guide.interventions:
            here = intervention_for(library, listed, name)
            if here.intervention.grade in UNSUPPORTED:
                seen.add(listed)
                assert "do not stop it" in here.meaning.advice
    assert {"weighted_vest", "sensory_integration", "ndt", "passive_stretching"} <= seen


@pytest.mark.parametrize(
    ("name", "grade"),
    [("weighted_vest", "weak"), ("sensory_integration", "weak"), ("ndt", "against"), ("goal_directed", "strong")],
)
def test_the_grade_is_that_of_the_evidence(name: str, grade: str, knowledge: Knowledge, library: Library) -> None:
    assert library.interventions[name].grade == grade


@pytest.mark.parametrize("name", ["sensory_integration", "ndt", "weighted_vest"])
def test_a_disagreement_is_shown_with_both_sides(name: str, knowledge: Knowledge, library: Library) -> None:
    intervention = library.interventions[name]
    assert intervention.disagreement
    assert len(intervention.sources) >= 2


def test_all_53_interventions_are_there_and_no_age_is_lost(knowledge: Knowledge, library: Library) -> None:
    assert len(library.interventions) == 53
    assert all(row.goals and row.disciplines for row in library.interventions.values())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("cimt", "trained"),
        ("social_skills", "never practise hiding"),
        ("behavioural", "agree to it"),
        ("passive_stretching", "keep doing them as taught"),
        ("weighted_vest", "Never for babies"),
        ("fitness", "ME/CFS"),
    ],
    ids=["cimt", "social_skills", "behavioural", "passive_stretching", "weighted_vest", "fitness"],
)
def test_an_intervention_carries_the_caution_of_the_review(
    name: str, words: str, knowledge: Knowledge, library: Library
) -> None:
    assert words in " ".join(library.interventions[name].cautions)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("f10", ("not getting worse", "both sides", "grows well")),
        ("f12", ("tilt of the head", "floppy", "stiff baby", "stiff in the morning", "Fainting")),
        ("f15", ("all practice counts", "inside the day")),
        ("f30", ("Between blocks",)),
        ("f32", ("While you wait",)),
        ("f16", ("about 17 short goes a month", "about 16 minutes")),
    ],
    ids=["f10", "f12", "f15", "f30", "f32", "f16"],
)
def test_a_question_says_what_the_review_asked_for(
    name: str, words: tuple[str, ...], knowledge: Knowledge, library: Library
) -> None:
    assert [word for word in words if word not in library.faqs[name].answer] == []


def test_every_ordinary_variant_has_a_date_and_signs(knowledge: Knowledge, library: Library) -> None:
    pages = [reassurance_page(knowledge, library, name) for name in library.reassurances]
    assert len(pages) == 20
    assert all(page.flags and page.ordinary.until_months > page.ordinary.from_months for page in pages)
    assert {"flat_feet", "intoeing", "bow_legs", "w_sitting", "bottom_shuffling", "early_toe_walking"} <= {
        page.reassurance.id for page in pages
    }


@pytest.mark.parametrize(
    ("name", "flag", "words"),
    [
        ("rocking_and_flapping", "rf_infantile_spasms", "go to the emergency department at once"),
        ("flat_head", "rf_bulging_soft_spot", "go to the emergency department at once"),
        ("growing_pains", "rf_fever_and_sore_joint", "go to the emergency department at once"),
        ("new_walker", "rf_limp_under_3", "go to the emergency department the same day"),
        ("early_toe_walking", "rf_new_unsteady_walk", "go to the emergency department the same day"),
        ("many_tumbles", "rf_new_unsteady_walk", "go to the emergency department the same day"),
        ("out_toeing", "rf_feet_turn_out_teen", "go to the emergency department the same day"),
    ],
)
def test_what_ends_a_reassurance_is_as_urgent_as_its_flag(
    name: str, flag: str, words: str, knowledge: Knowledge, library: Library
) -> None:
    page = reassurance_page(knowledge, library, name)
    assert next(row for row in page.flags if row.id == flag).urgency == (
        "emergency_now" if words.endswith("at once") else "same_day"
    )
    assert words in " ".join(page.reassurance.changes_it)


def test_a_baby_is_never_put_to_sleep_in_another_way_than_on_the_back(knowledge: Knowledge, library: Library) -> None:
    assert "Always on the back for sleep." in library.reassurances["flat_head"].helps


def test_every_explanation_about_evidence_says_to_ask_first(knowledge: Knowledge, library: Library) -> None:
    page = library.explanations["evidence"]
    assert "Do not stop what your therapist gave you: ask." in page.lead
    assert {"c112", "c157", "c158", "c160"} <= set(page.sources)


def test_no_page_says_that_two_therapies_work_better(knowledge: Knowledge, library: Library) -> None:
    both = " ".join(text for _, text in texts_to_read(library.explanations["both"]))
    assert "No study that we found shows that both together work better" in both
