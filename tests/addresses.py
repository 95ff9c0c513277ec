"""Every address of the site, from its own list of addresses, so that no test of all pages can forget a new one."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

# One sample for each address that names something; without it the tests of all pages fail and say which is missing.
SAMPLES: dict[str, tuple[object, ...]] = {
    "worry_group": ("moving",),
    "resume": (1,),
    "step": (1, 1),
    "choose": (1,),
    "result": (1,),
    "private": (1,),
    "answers": (1,),
    "look_again": (1,),
    "keep_check": (1,),
    "since": (1,),
    "changed": (1,),
    "child_activities": (1,),
    "waiting_for": ("eating",),
    "child_waiting": (1,),
    "letter": (1,),
    "summary": (1,),
    "ways_at": ("AU-NSW",),
    "funding_at": ("US",),
    "skills_from_check": (1,),
    "skills_of": (1,),
    "skills_first_times": (1,),
    "skills_day": (1,),
    "skills_scores": (1,),
    "condition": ("cerebral_palsy",),
    "problem": ("concern", "stairs"),
    "explanation": ("physiotherapy",),
    "ordinary": ("flat_feet",),
}


@dataclass(frozen=True, slots=True)
class Address:
    """One address; `is_private` when it shows what a family said."""

    name: str
    path: str

    @property
    def is_private(self) -> bool:
        return self.path.startswith(("/child/", "/skills/")) and self.path != "/skills/"


def addresses() -> list[Address]:
    """Every named address of the site with a sample in place of each blank."""
    return [_address(pattern) for pattern in _patterns(get_resolver("handrail.site.urls").url_patterns)]


def _address(pattern: URLPattern) -> Address:
    name = pattern.name or ""
    assert name, f"{pattern.pattern} has no name"
    blanks = pattern.pattern.converters
    assert not blanks or name in SAMPLES, f'"{name}" needs a sample in tests/addresses.py'
    return Address(name, reverse(name, args=SAMPLES.get(name, ())))


def _patterns(found: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for entry in found:
        if isinstance(entry, URLResolver):
            yield from _patterns(entry.url_patterns)
        else:
            yield entry
