"""What changed since the check of a file: the age, the answers, what was said then and what is said now."""

from dataclasses import dataclass
from datetime import date

from handrail.family.check.presenters.answers import Line, answers_page
from handrail.family.check.presenters.result import age_words
from handrail.family.visit import ChildCheck, Earlier
from handrail.triage import Decision, Engine, day_in_words, headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One question with the answer of then and of now; either may be empty."""

    ask: str
    then: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SincePage:
    """Everything that the template prints. `now` is empty until every question is answered."""

    number: int
    day: str
    is_today: bool
    age_then: str
    age_now: str
    differences: tuple[Difference, ...]
    to_answer: tuple[str, ...]
    kept: tuple[Line, ...]
    then: str
    now: str
    knowledge_then: str
    knowledge_now: str
    gone: int
    is_complete: bool


def since_page(
    child: ChildCheck, earlier: Earlier, number: int, decision: Decision | None, engine: Engine, today: date
) -> SincePage:
    """The page for a check that was opened from a file; `decision` is None while a question is open."""
    before = ChildCheck(check=earlier.check, trail=earlier.trail, is_self=child.is_self, shows_private=False)
    now_lines = answers_page(child, number, engine).lines
    then = {line.ask: line.answer for line in answers_page(before, number, engine).lines}
    now = {line.ask: line.answer for line in now_lines}
    asked = [ask for ask in then if ask in now] + [ask for ask in now if ask not in then]
    return SincePage(
        number=number,
        day=day_in_words(earlier.on),
        is_today=earlier.on == today,
        age_then=age_words(earlier.check.age) if earlier.check.age else "",
        age_now=age_words(child.check.age) if child.check.age else "",
        differences=tuple(
            Difference(ask=ask, then=then.get(ask, ""), now=now[ask]) for ask in asked if then.get(ask) != now[ask]
        ),
        to_answer=() if decision else tuple(ask for ask in then if ask not in now),
        kept=tuple(line for line in now_lines if then.get(line.ask) == line.answer),
        then=earlier.headline,
        now=headline(decision, engine.knowledge, child.check.jurisdiction) if decision else "",
        knowledge_then=earlier.knowledge,
        knowledge_now=engine.knowledge.version,
        gone=earlier.gone,
        is_complete=decision is not None,
    )
