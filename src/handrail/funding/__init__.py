"""What may pay for a child's therapy: payers by place, age and need, with dated amounts."""

from handrail.funding.entitle import entitle
from handrail.funding.types import Entitlement, FundingQuestion

__all__ = ["Entitlement", "FundingQuestion", "entitle"]
