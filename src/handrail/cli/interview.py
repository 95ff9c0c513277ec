"""The guided check in the terminal: one question at a time, "b" goes back, "s" skips."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import typer
from rich.console import Console
from rich.prompt import Prompt
from rich.text import Text

from handrail.cli.result import result_page
from handrail.matching import Match
from handrail.triage import (
    Check,
    ConcernReply,
    Engine,
    Kind,
    Question,
    answer,
    answer_age,
    answer_concerns,
    answer_conditions,
    answer_gestation,
    decide,
    fitting_matches,
    next_question,
)
from handrail.vocabulary import Age, FlagAnswer, InputError, Jurisdiction, gestation_days

BACK, SKIP, QUIT = "b", "s", "q"
MOST_CANDIDATES = 5
Number = TypeVar("Number", int, float)
DAYS_IN_WORDS = "months, or a birth date as YYYY-MM-DD"


def run(today: date, country: str | None) -> None:
    """Asks until there is enough, then shows the answer. Nothing is stored."""
    console = Console()
    engine = Engine.start()
    start = Check(jurisdiction=Jurisdiction.parse(country) if country else None)
    console.print(Text(fixed_line(engine), style="bold red"))
    console.print('Answer with numbers (several: "1,3"). "b" goes back, "s" skips, "q" stops.\n', style="dim")
    past: list[Check] = [start]
    while (question := next_question(past[-1], engine.knowledge, today)) is not None:
        try:
            reply = _ask(console, question)
            if reply == QUIT:
                raise typer.Exit
            if reply == BACK:
                past = past[:-1] or [start]
                continue
            past.append(_answered(past[-1], question, reply, engine, console, today))
        except InputError as error:
            console.print(Text(error.message, style="red"))
    check = _with_private_help(past[-1], engine, console)
    console.print(result_page(decide(check, engine.knowledge, today), engine.knowledge, today))


def _with_private_help(check: Check, engine: Engine, console: Console) -> Check:
    """The check with its safeguarding answers shown, if there are any and the family says that it is safe here."""
    private = [
        name
        for name, reply in check.red_flags.items()
        if engine.knowledge.red_flags[name].safeguarding and reply.answer is not FlagAnswer.NO
    ]
    if not private:
        return check
    console.print("Something you told us has help of its own. Is it safe to show that on this screen?", style="bold")
    safe = Prompt.ask("Type yes to show it ›", console=console, default="no", show_default=False)
    return replace(check, shows_safeguarding=safe.strip().lower() == "yes")


def fixed_line(engine: Engine) -> str:
    """The sentence that stands before every question, without a number until a country is chosen."""
    return engine.knowledge.fixed_line.replace("{emergency_number}", "your emergency number (000, 111, 112, 911, 999)")


def _ask(console: Console, question: Question) -> str:
    console.print(Text(question.ask, style="bold"))
    for number, option in enumerate(question.options, start=1):
        console.print(f"  {number}  {option.text}")
    reply = Prompt.ask("›", console=console, default="", show_default=False).strip()
    return reply.lower() if reply.lower() in (BACK, SKIP, QUIT) else reply


def _answered(check: Check, question: Question, reply: str, engine: Engine, console: Console, today: date) -> Check:
    skipped = reply in (SKIP, "")
    match question.kind:
        case Kind.AGE:
            return answer_age(check, question, None if skipped else _age(reply, today))
        case Kind.GESTATION:
            return answer_gestation(check, question, None if skipped else gestation_days(reply))
        case Kind.WORDS:
            return answer_concerns(check, question, ()) if skipped else _told(reply, check, question, engine, console)
        case Kind.CONDITIONS:
            return answer_conditions(check, question, () if skipped else engine.conditions(reply))
        case _:
            chosen = () if skipped else _chosen(question, reply)
            signs = _signs(question, chosen, console)
            return answer(check, question, chosen, engine.knowledge, signs=signs)


def _age(reply: str, today: date) -> Age:
    if reply.count("-") == 2:
        try:
            return Age.on(date.fromisoformat(reply), today)
        except ValueError:
            raise InputError("age", f"give {DAYS_IN_WORDS}.") from None
    return Age.of_months(_number(reply, float, f"give {DAYS_IN_WORDS}."))


def _told(reply: str, check: Check, question: Question, engine: Engine, console: Console) -> Check:
    """The check with the concerns that the family confirms out of three to five that its words may mean.

    What the words smell of is asked first; nothing is inferred from them.
    """
    reading = engine.reader.read(reply)
    matches = fitting_matches(reading, check, engine.knowledge)[:MOST_CANDIDATES]
    if not matches and not reading.smells:
        raise InputError("words", "we did not recognise this; try other words, or s to skip.")
    confirmed = _confirmed(matches, engine, console) if matches else []
    if not confirmed and not reading.smells:
        raise InputError("words", "try to say it in other words, or s to skip.")
    concerns = (ConcernReply(id=match.concern, score=match.score) for match in confirmed)
    return answer_concerns(check, question, concerns, smells=reading.smells)


def _confirmed(matches: list[Match], engine: Engine, console: Console) -> list[Match]:
    console.print("Which of these fits? Several may.", style="dim")
    for number, match in enumerate(matches, start=1):
        console.print(f"  {number}  {engine.knowledge.concerns[match.concern].name}")
    console.print(f"  {len(matches) + 1}  None of these")
    picked = _places(Prompt.ask("›", console=console), len(matches) + 1)
    return [matches[place] for place in picked if place < len(matches)]


def _signs(question: Question, chosen: tuple[str, ...], console: Console) -> tuple[str, ...]:
    if not question.signs or not {"yes", "unsure"}.intersection(chosen):
        return ()
    console.print("Tick any that fit (or press Enter):", style="dim")
    for number, sign in enumerate(question.signs, start=1):
        console.print(f"  {number}  {sign.text}")
    reply = Prompt.ask("›", console=console, default="", show_default=False)
    return tuple(question.signs[place].id for place in _places(reply, len(question.signs)))


def _chosen(question: Question, reply: str) -> tuple[str, ...]:
    return tuple(question.options[place].id for place in _places(reply, len(question.options)))


def _places(reply: str, most: int) -> list[int]:
    numbers = [_number(part, int, f"choose from 1 to {most}.") for part in reply.replace(",", " ").split()]
    if any(not 1 <= number <= most for number in numbers):
        raise InputError("answer", f"choose from 1 to {most}.")
    return [number - 1 for number in numbers]


def _number(reply: str, kind: Callable[[str], Number], sentence: str) -> Number:
    try:
        return kind(reply)
    except ValueError:
        raise InputError("answer", sentence) from None
