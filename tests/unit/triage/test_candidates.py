from handrail.development import ages_of
from handrail.knowledge import Knowledge
from handrail.triage import Check, ConcernReply
from handrail.triage.candidates import OUTWEIGHS, likeliest_discipline, outweighed
from handrail.vocabulary import Age

EIGHT = Age.of_months(96)


def reply(concern: str, score: float, *, is_confirmed: bool = False) -> ConcernReply:
    return ConcernReply(id=concern, score=score, is_confirmed=is_confirmed)


def check(*replies: ConcernReply) -> Check:
    return Check(age=EIGHT, concerns=replies)


def confirmed(told: Check) -> set[str]:
    return {reply.id for reply in told.concerns if reply.is_confirmed}


def test_many_likely_readings_that_come_to_one_therapy_outweigh_a_clear_one_without_any(knowledge: Knowledge) -> None:
    told = check(
        reply("attention", 0.55, is_confirmed=True),
        reply("handwriting_messy", 0.5, is_confirmed=True),
        reply("handwriting_slow", 0.45),
        reply("pencil_grip", 0.4),
    )
    assert confirmed(outweighed(told, knowledge)) == {"handwriting_messy"}


def test_where_none_of_them_is_clear_the_best_stands_for_them(knowledge: Knowledge) -> None:
    told = check(
        reply("attention", 0.55, is_confirmed=True),
        reply("handwriting_slow", 0.45),
        reply("handwriting_messy", 0.47),
        reply("pencil_grip", 0.4),
    )
    assert confirmed(outweighed(told, knowledge)) == {"handwriting_messy"}


def test_a_plain_reading_stands_against_faint_ones(knowledge: Knowledge) -> None:
    told = check(
        reply("attention", 0.99, is_confirmed=True), reply("handwriting_messy", 0.4), reply("handwriting_slow", 0.4)
    )
    assert outweighed(told, knowledge) is told


def test_a_single_reading_must_weigh_clearly_more(knowledge: Knowledge) -> None:
    odds = OUTWEIGHS**1.5  # at odds of 1 for the clear match, where the pooled weight is the odds' power of 1 / 1.5
    clear = reply("attention", 0.5, is_confirmed=True)
    for times, taken in ((0.98, "attention"), (1.02, "handwriting_messy")):
        score = odds * times / (1 + odds * times)
        assert confirmed(outweighed(check(clear, reply("handwriting_messy", score)), knowledge)) == {taken}


def test_the_order_of_candidates_is_irrelevant(knowledge: Knowledge) -> None:
    replies = [
        reply("attention", 0.5, is_confirmed=True),
        reply("handwriting_messy", 0.5),
        reply("handwriting_slow", 0.5),
        reply("balance", 0.5),
        reply("stairs", 0.5),
    ]
    assert confirmed(outweighed(check(*replies), knowledge)) == confirmed(outweighed(check(*replies[::-1]), knowledge))


def test_nothing_said_changes_nothing(knowledge: Knowledge) -> None:
    told = check()
    assert outweighed(told, knowledge) is told


def test_a_discipline_is_likeliest_only_when_it_is_clearly_ahead(knowledge: Knowledge) -> None:
    ages = ages_of(EIGHT, None)
    ahead = check(reply("handwriting_messy", 0.4), reply("balance", 0.1))
    level = check(reply("handwriting_messy", 0.4), reply("balance", 0.4))
    assert likeliest_discipline(ahead, ages, knowledge) == ("ot",)
    assert likeliest_discipline(level, ages, knowledge) == ()
