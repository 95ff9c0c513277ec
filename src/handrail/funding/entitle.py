"""What may pay for therapy here, for a child of this age and need. It lists and dates; it promises nothing."""

from datetime import date

from handrail.funding.types import Entitlement, FundingQuestion
from handrail.knowledge import Library, is_stale
from handrail.knowledge.access_records import Amount, Funding
from handrail.knowledge.reach import InForce, in_force, is_at, is_of_age, serves_one_of

ANY_NEED = "any"
"""A payer with this need does not ask why a child needs therapy."""


def entitle(library: Library, question: FundingQuestion, today: date) -> tuple[Entitlement, ...]:
    """The payers that may pay, those that ask for this child's needs by name first, offers still to come last.

    A payer for other ages, needs or therapies is left out when those are known; what is not known shuts nothing
    out. Offers that are over are left out.
    """
    found = [
        (_order(row, question, today), _entitlement(row, question, today))
        for row in library.fundings.values()
        if _may_pay(row, question, today)
    ]
    return tuple(entitlement for _, entitlement in sorted(found, key=lambda pair: pair[0]))


def _may_pay(row: Funding, question: FundingQuestion, today: date) -> bool:
    return (
        row.status != "retired"
        and is_at(row.places, question.place)
        and is_of_age(question.age, row.age_from_years, row.age_to_years)
        and serves_one_of(question.disciplines, row.disciplines)
        and (not question.needs or ANY_NEED in row.needs or not question.needs.isdisjoint(row.needs))
        and in_force(row, today) is not InForce.OVER
    )


def _entitlement(row: Funding, question: FundingQuestion, today: date) -> Entitlement:
    amounts = [amount for amount in row.amounts if _bears_on(amount, question) and amount.effective_from <= today]
    past = {amount.id for amount in amounts if amount.effective_until is not None and amount.effective_until < today}
    return Entitlement(
        funding=row.id,
        starts_on=row.effective_from if in_force(row, today) is InForce.TO_COME else None,
        amounts=tuple(amount for amount in amounts if amount.id not in past),
        past_amounts=tuple(amount for amount in amounts if amount.id in past),
        is_stale=is_stale(row.checked_on, today),
        needs_unknown=not question.needs and ANY_NEED not in row.needs,
    )


def _bears_on(amount: Amount, question: FundingQuestion) -> bool:
    """Whether an amount is of these therapies and this age; one without disciplines is of every therapy."""
    return (not amount.disciplines or serves_one_of(question.disciplines, amount.disciplines)) and is_of_age(
        question.age, amount.age_from_years, amount.age_to_years
    )


def _order(row: Funding, question: FundingQuestion, today: date) -> tuple[bool, int, str]:
    is_to_come = in_force(row, today) is InForce.TO_COME
    return (is_to_come, -len(question.needs.intersection(row.needs)), row.name)
