"""What the question "what may pay here?" takes and gives."""

from dataclasses import dataclass
from datetime import date

from handrail.knowledge.access_records import Amount
from handrail.vocabulary import Age, Jurisdiction


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingQuestion:
    """Where, for what age and for which needs and therapies. What is not known is left empty and shuts nothing out."""

    place: Jurisdiction
    age: Age | None = None
    needs: frozenset[str] = frozenset()
    disciplines: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entitlement:
    """One payer that may pay for this child. It may: nothing here says that it will.

    `starts_on` is set while the payer's offer is still to come. `amounts` are those of this age and these
    therapies that hold on the day as far as is known; `past_amounts` ended before it. `is_stale` warns
    that the facts were checked more than six months ago. `needs_unknown`: the payer asks why the child needs
    therapy, and that was not told.
    """

    funding: str
    starts_on: date | None
    amounts: tuple[Amount, ...]
    past_amounts: tuple[Amount, ...]
    is_stale: bool
    needs_unknown: bool
