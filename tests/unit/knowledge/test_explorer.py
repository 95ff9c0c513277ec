import pytest

from handrail.knowledge import Knowledge, Library
from handrail.knowledge.explorer import (
    condition_page,
    everyday_problems,
    intervention_for,
    key_differences,
    reassurance_page,
)
from handrail.vocabulary import InputError


def test_a_condition_shows_every_therapy_side_by_side(small: Knowledge, small_library: Library) -> None:
    page = condition_page(small, small_library, "cerebral_palsy")
    assert [(therapy.id, work) for therapy, work in page.columns] == [
        ("ot", ("Using both hands",)),
        ("pt", ("Standing and walking",)),
    ]
    assert [service.id for service in page.others] == ["speech_and_language"]
    assert page.guide.about == "Muscles work in another way."


def test_the_usual_route_comes_before_the_others(small: Knowledge, small_library: Library) -> None:
    routes = condition_page(small, small_library, "cerebral_palsy").routes
    assert [rule.default for rule in routes] == [True, False]


def test_a_therapy_without_work_has_an_empty_column(small: Knowledge, small_library: Library) -> None:
    assert [work for _, work in condition_page(small, small_library, "autism").columns] == [(), ()]


def test_a_condition_names_its_ordinary_variants(small: Knowledge, small_library: Library) -> None:
    assert [row.id for row in condition_page(small, small_library, "autism").reassurances] == ["young_tiptoe"]
    assert condition_page(small, small_library, "cerebral_palsy").reassurances == ()


@pytest.mark.parametrize(
    ("intervention", "condition", "grade", "is_studied_here"),
    [
        ("practice", "cerebral_palsy", "strong", True),
        ("practice", "autism", "unrated", False),  # what holds in one condition is not known to hold in another
        ("coaching", "autism", "strong", False),  # studied in children with several conditions
        ("vest", "autism", "weak", True),
        ("vest", "cerebral_palsy", "weak", False),  # little support is said everywhere
    ],
)
def test_support_counts_where_it_was_studied_and_its_lack_everywhere(
    intervention: str, condition: str, grade: str, is_studied_here: bool, small: Knowledge, small_library: Library
) -> None:
    here = intervention_for(small_library, intervention, condition)
    assert (here.grade, here.is_studied_here, here.meaning.id) == (grade, is_studied_here, grade)


@pytest.mark.parametrize("name", ["nothing", "toe_walking"])
def test_an_unknown_condition_is_refused(name: str, small: Knowledge, small_library: Library) -> None:
    with pytest.raises(InputError, match=f'"{name}"'):
        condition_page(small, small_library, name)


def test_a_problem_says_who_leads_and_what_each_does(knowledge: Knowledge, library: Library) -> None:
    problems = {(problem.kind, problem.id): problem for problem in everyday_problems(knowledge)}
    stairs = problems["role", "p_stairs"]
    assert [therapy.id for therapy in stairs.leads] == ["pt"]
    assert all(work for _, work in stairs.columns)
    assert "doctor first" in stairs.usual


def test_a_problem_for_somebody_else_has_no_lead(knowledge: Knowledge, library: Library) -> None:
    problems = {(problem.kind, problem.id): problem for problem in everyday_problems(knowledge)}
    assert problems["role", "p_speech"].leads == ()
    assert "speech_and_language" in [service.id for service in problems["role", "p_speech"].others]


def test_a_worry_answers_by_its_usual_rule(small: Knowledge, small_library: Library) -> None:
    problems = {problem.id: problem for problem in everyday_problems(small)}
    tiptoe, talking = problems["toe_walking"], problems["talking_late"]
    assert [therapy.id for therapy in tiptoe.leads] == ["pt"]
    assert talking.leads == ()
    assert talking.others[0].id in {"speech_and_language", "audiology"}
    assert tiptoe.usual.endswith(".")


def test_whoever_sees_a_doctor_first_has_no_leading_therapist(knowledge: Knowledge, library: Library) -> None:
    knowledge = knowledge
    for problem in everyday_problems(knowledge):
        if problem.kind == "concern":
            usual = next(rule for rule in knowledge.concerns[problem.id].rules if rule.default).then
            assert bool(problem.leads) == (bool(usual.disciplines) and usual.see is None), problem.id


def test_every_problem_and_worry_is_there(knowledge: Knowledge, library: Library) -> None:
    found = everyday_problems(knowledge)
    roles = [role for role in knowledge.roles.values() if role.kind == "problem"]
    concerns = [concern for concern in knowledge.concerns.values() if concern.status != "retired"]
    assert len(found) == len(roles) + len(concerns)
    assert len({(problem.kind, problem.id) for problem in found}) == len(found)


def test_the_key_differences_are_the_table_of_the_article(knowledge: Knowledge, library: Library) -> None:
    rows = key_differences(knowledge)
    assert [row.name for row in rows[:4]] == ["Main goal", "Usual focus", "Typical tools", "Examples"]
    assert all(work for row in rows for _, work in row.columns)


def test_an_ordinary_variant_takes_ages_and_signs_from_its_worry(small: Knowledge, small_library: Library) -> None:
    page = reassurance_page(small, small_library, "young_tiptoe")
    assert (page.ordinary.from_months, page.ordinary.until_months) == (9, 36)
    assert [flag.id for flag in page.flags] == ["rf_stiff_heel"]


def test_an_unknown_variant_is_refused(small: Knowledge, small_library: Library) -> None:
    with pytest.raises(InputError, match='"nothing"'):
        reassurance_page(small, small_library, "nothing")
