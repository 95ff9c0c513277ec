"""The words every part of Handrail shares: ages, gestation, answers, urgency, verdicts and the kinds of no."""

from handrail.vocabulary.ages import DAYS_A_MONTH, Age, add_months, days_of_months
from handrail.vocabulary.answers import FLAG_ANSWERS, UNSURE, FlagAnswer, MilestoneAnswer
from handrail.vocabulary.errors import HandrailError, InputError, MissingExtraError, NotAssessable
from handrail.vocabulary.gestation import TERM_DAYS, gestation_days
from handrail.vocabulary.jurisdictions import Jurisdiction
from handrail.vocabulary.speech import gettext_noop, said, speak_with
from handrail.vocabulary.streams import STANDARD
from handrail.vocabulary.urgency import Urgency
from handrail.vocabulary.verdicts import Label, Verdict, Who

__all__ = [
    "DAYS_A_MONTH",
    "FLAG_ANSWERS",
    "STANDARD",
    "TERM_DAYS",
    "UNSURE",
    "Age",
    "FlagAnswer",
    "HandrailError",
    "InputError",
    "Jurisdiction",
    "Label",
    "MilestoneAnswer",
    "MissingExtraError",
    "NotAssessable",
    "Urgency",
    "Verdict",
    "Who",
    "add_months",
    "days_of_months",
    "gestation_days",
    "gettext_noop",
    "said",
    "speak_with",
]
