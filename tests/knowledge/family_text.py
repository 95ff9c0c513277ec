"""Every sentence that a family may read: from the knowledge, and from the templates of the pages."""

import re
from collections.abc import Iterator
from pathlib import Path

from handrail.knowledge import Knowledge
from handrail.triage import find_question

SOURCE = Path(__file__).parents[2] / "src" / "handrail"
_TEMPLATE_TEXT = re.compile(
    r"\{% translate \"([^\"]+)\"|\{% translate '([^']+)'|\{% blocktranslate[^%]*%\}(.*?)\{% endblocktranslate %\}",
    re.DOTALL,
)
_CODE_TEXT = re.compile(r"_\(\s*\"([^\"]+)\"")


def of_knowledge(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Where each sentence stands, and the sentence."""
    for concern in knowledge.concerns.values():
        yield concern.id, concern.name
        for question in concern.questions:
            yield f"{concern.id}.{question.id}", question.ask
            yield from ((f"{concern.id}.{question.id}", answer.text) for answer in question.answers)
        yield from ((rule.id, text) for rule in concern.rules for text in (rule.text, rule.disagreement))
        yield from ((concern.id, text) for text in concern.watch_for)
        yield from ((concern.id, idea.text) for idea in concern.tonight)
        yield from ((concern.id, text) for work in concern.work.values() for text in work)
        if concern.ordinary:
            yield concern.id, concern.ordinary.text
    for flag in knowledge.red_flags.values():
        yield from ((flag.id, text) for text in (flag.name, flag.question, flag.action, flag.why, flag.say))
        yield from ((flag.id, sign.text) for sign in (*flag.signs, *flag.escalates_when))
    for condition in knowledge.conditions.values():
        yield from ((condition.id, text) for text in (*condition.ask, *condition.cautions))
        yield from ((rule.id, rule.text) for rule in condition.rules)
        yield from ((condition.id, text) for work in condition.work.values() for text in work)
    for universal in knowledge.universals.values():
        yield universal.id, universal.ask
        yield from ((rule.id, rule.text) for rule in universal.rules)
        yield from ((universal.id, answer.text) for answer in universal.answers)
    for sentinel in knowledge.sentinels.values():
        yield from ((sentinel.id, text) for text in (sentinel.ask, sentinel.if_no.text))
    yield from ((row.id, row.question) for row in knowledge.milestones.values())
    yield from ((core.id, core.text) for core in knowledge.cores.values())
    yield from ((row.id, text) for row in knowledge.disciplines.values() for text in (row.summary, *row.example_work))
    yield from ((role.id, text) for role in knowledge.roles.values() for text in (role.label, *role.views.values()))
    yield from ((name, find_question(name, knowledge).ask) for name in ("core", "age", "gestation", "words", "worry"))
    yield "fixed_line", knowledge.fixed_line


def of_pages() -> Iterator[tuple[str, str]]:
    """File and sentence, for every sentence that a page adds."""
    for path in sorted(SOURCE.glob("*/templates/*/*.html")):
        for found in _TEMPLATE_TEXT.findall(path.read_text(encoding="utf-8")):
            yield path.name, next(filter(None, found))
    for path in sorted(path for part in ("family", "triage", "site") for path in (SOURCE / part).rglob("*.py")):
        yield from ((path.name, text) for text in _CODE_TEXT.findall(path.read_text(encoding="utf-8")))
