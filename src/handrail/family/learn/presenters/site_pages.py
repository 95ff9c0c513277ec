"""The pages of the site that stand for no single record, with the words under which a family looks for them."""

from collections.abc import Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from handrail.matching import Entry

# By the name of the address: what the page is called, and other words for what it holds.
PAGES: Mapping[str, tuple[Promise, str]] = {
    "home": (_("The check: what fits your child"), "test quiz assessment self referral which therapy do we need"),
    "activities": (_("Things to do at home"), "exercises games ideas practice home programme at home play"),
    "places": (_("Ways in where you live"), "referral refer self-refer waiting list wait how long near me find book"),
    "funding": (
        _("What may pay"),
        "cost costs price money pays insurance rebate afford free fee fees benefit medicaid",
    ),
    "skills": (_("How your child’s skills grow"), "milestones chart percentile track progress record first steps"),
    "explained": (_("The two therapies"), "difference between versus vs physio ot pt compare"),
}


def site_pages() -> Iterator[Entry]:
    """Each of these pages as something to find."""
    for address, (name, words) in PAGES.items():
        yield Entry(kind="page", id=address, name=str(name), other_names=(words,))
