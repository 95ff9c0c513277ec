"""Made-up checks: any worries, answers, diagnoses, signs and skills that a family may give."""

from hypothesis import strategies as st

from handrail.knowledge import load
from handrail.triage import Check, ConcernReply, ConditionReply, FlagReply
from handrail.vocabulary import FLAG_ANSWERS, Age, MilestoneAnswer

KNOWLEDGE = load()
FLAGS = sorted(name for name, flag in KNOWLEDGE.red_flags.items() if flag.status != "retired")
CONCERNS = sorted(KNOWLEDGE.concerns)
UNIVERSALS = {q.id: [a.id for a in q.answers] + ["unsure"] for q in KNOWLEDGE.universals.values()}


@st.composite
def concern_replies(draw: st.DrawFn) -> ConcernReply:
    name = draw(st.sampled_from(CONCERNS))
    own = {q.id: [a.id for a in q.answers] + ["unsure"] for q in KNOWLEDGE.concerns[name].questions}
    answers = {
        question: frozenset({draw(st.sampled_from(options))})
        for question, options in {**UNIVERSALS, **own}.items()
        if draw(st.booleans())
    }
    return ConcernReply(id=name, answers=answers, score=draw(st.floats(0.1, 1)))


@st.composite
def checks(draw: st.DrawFn) -> Check:
    concerns = draw(st.lists(concern_replies(), max_size=3, unique_by=lambda reply: reply.id))
    flags = draw(st.dictionaries(st.sampled_from(FLAGS), st.sampled_from(FLAG_ANSWERS), max_size=3))
    conditions = draw(st.lists(st.sampled_from(sorted(KNOWLEDGE.conditions)), max_size=2, unique=True))
    milestones = draw(
        st.dictionaries(st.sampled_from(sorted(KNOWLEDGE.milestones)), st.sampled_from(MilestoneAnswer), max_size=8)
    )
    months = draw(st.one_of(st.none(), st.floats(0, 216)))
    return Check(
        age=None if months is None else Age.of_months(months),
        gestation_days=draw(st.one_of(st.none(), st.integers(160, 300))),
        concerns=tuple(concerns),
        red_flags={name: FlagReply(answer=answer) for name, answer in flags.items()},
        conditions=tuple(ConditionReply(words=name, id=name, is_suspected=draw(st.booleans())) for name in conditions),
        milestones=milestones,
        sentinels=draw(st.dictionaries(st.sampled_from(sorted(KNOWLEDGE.sentinels)), st.booleans(), max_size=2)),
        strong_worry=draw(st.booleans()),
        is_second_look=draw(st.booleans()),
    )
