"""What a page shows about a condition, an everyday problem or an ordinary variant, gathered from the records."""

from dataclasses import dataclass

from handrail.knowledge.collection import Knowledge
from handrail.knowledge.intervention_records import UNSUPPORTED, GradeMeaning, Intervention
from handrail.knowledge.library import Library
from handrail.knowledge.reading_records import ConditionGuide, Reassurance
from handrail.knowledge.records import Concern, Condition, Discipline, Grade, Ordinary, RedFlag, Role, Rule, Service
from handrail.vocabulary import InputError

Columns = tuple[tuple[Discipline, tuple[str, ...]], ...]
"""What each therapy does, side by side; an empty column where it has nothing to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionHere:
    """An intervention with the grade that it has for one condition.

    The advice of `meaning` stands beside every one that is weak or advised against.
    """

    intervention: Intervention
    grade: Grade
    meaning: GradeMeaning
    is_studied_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionPage:
    """Everything that the explorer shows about one condition; `routes` are its rules, the usual one first."""

    condition: Condition
    guide: ConditionGuide
    columns: Columns
    others: tuple[Service, ...]
    routes: tuple[Rule, ...]
    interventions: tuple[InterventionHere, ...]
    reassurances: tuple[Reassurance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EverydayProblem:
    """Who does what for one everyday problem. `leads` is empty where somebody else is first; `usual` says what then."""

    kind: str
    id: str
    name: str
    columns: Columns
    leads: tuple[Discipline, ...]
    others: tuple[Service, ...]
    usual: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReassurancePage:
    """An ordinary variant with its ages, and the red flags whose signs end the reassurance."""

    reassurance: Reassurance
    ordinary: Ordinary
    flags: tuple[RedFlag, ...]


def condition_page(knowledge: Knowledge, library: Library, condition_id: str) -> ConditionPage:
    """What a family reads about the condition with this id. Raises InputError when there is none."""
    condition = knowledge.conditions.get(condition_id)
    guide = library.condition_guides.get(condition_id)
    if condition is None or guide is None:
        raise InputError("condition", f'no condition is called "{condition_id}".')
    return ConditionPage(
        condition=condition,
        guide=guide,
        columns=_columns(knowledge, condition.work),
        others=_services(knowledge, condition.also_consider),
        routes=tuple(sorted(condition.rules, key=lambda rule: not rule.default)),
        interventions=tuple(intervention_for(library, name, condition_id) for name in guide.interventions),
        reassurances=tuple(row for row in library.reassurances.values() if condition_id in row.conditions),
    )


def intervention_for(library: Library, intervention_id: str, condition_id: str) -> InterventionHere:
    """The intervention with the grade that holds for this condition.

    Support counts only for the conditions it was studied in, else it is unrated; a lack of support counts everywhere.
    """
    intervention = library.interventions[intervention_id]
    studied_here = not intervention.studied_in or condition_id in intervention.studied_in
    grade: Grade = intervention.grade if studied_here or intervention.grade in UNSUPPORTED else "unrated"
    return InterventionHere(
        intervention=intervention,
        grade=grade,
        meaning=library.grade_meanings[grade],
        is_studied_here=condition_id in intervention.studied_in,
    )


def key_differences(knowledge: Knowledge) -> tuple[EverydayProblem, ...]:
    """The rows of the table that sets the therapies side by side, in their order."""
    return tuple(_of_role(knowledge, role) for role in knowledge.roles.values() if role.kind == "feature")


def everyday_problems(knowledge: Knowledge) -> tuple[EverydayProblem, ...]:
    """Who does what for every everyday problem and every worry, in the order of the records."""
    roles = (_of_role(knowledge, role) for role in knowledge.roles.values() if role.kind == "problem")
    concerns = (
        _of_concern(knowledge, concern) for concern in knowledge.concerns.values() if concern.status != "retired"
    )
    return (*roles, *concerns)


def reassurance_page(knowledge: Knowledge, library: Library, reassurance_id: str) -> ReassurancePage:
    """The ordinary variant with this id, with its ages and signs. Raises InputError when there is none."""
    reassurance = library.reassurances.get(reassurance_id)
    if reassurance is None:
        raise InputError("reassurance", f'no ordinary variant is called "{reassurance_id}".')
    concern = knowledge.concerns[reassurance.concern]
    assert concern.ordinary is not None  # the check of the set sees to it
    flags = tuple(knowledge.red_flags[name] for name in concern.flags)
    return ReassurancePage(reassurance=reassurance, ordinary=concern.ordinary, flags=flags)


def _of_role(knowledge: Knowledge, role: Role) -> EverydayProblem:
    return EverydayProblem(
        kind="role",
        id=role.id,
        name=role.label,
        columns=_columns(knowledge, {name: (text,) for name, text in role.views.items()}),
        leads=tuple(knowledge.disciplines[name] for name in role.who_leads),
        others=_services(knowledge, role.also_consider),
        usual=role.note,
    )


def _of_concern(knowledge: Knowledge, concern: Concern) -> EverydayProblem:
    usual = next(rule for rule in concern.rules if rule.default)
    first = (usual.then.other_service,) if usual.then.other_service else ()
    leads = sorted(usual.then.disciplines, key=lambda name: name != usual.then.lead)
    return EverydayProblem(
        kind="concern",
        id=concern.id,
        name=concern.name,
        columns=_columns(knowledge, concern.work),
        leads=tuple(knowledge.disciplines[name] for name in leads) if usual.then.see is None else (),
        others=_services(knowledge, dict.fromkeys((*first, *concern.also_consider))),
        usual=usual.text,
    )


def _columns(knowledge: Knowledge, work: dict[str, tuple[str, ...]]) -> Columns:
    return tuple((discipline, work.get(name, ())) for name, discipline in knowledge.disciplines.items())


def _services(knowledge: Knowledge, names: tuple[str, ...] | dict[str, None]) -> tuple[Service, ...]:
    return tuple(knowledge.services[name] for name in names)
