"""Countries and regions as ISO 3166 codes: AU, AU-NSW, GB-ENG."""

import re
from dataclasses import dataclass

from handrail.vocabulary.errors import InputError

_CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A country, or a region within one."""

    code: str

    @classmethod
    def parse(cls, text: str) -> "Jurisdiction":
        """The jurisdiction written as `text`. Raises InputError on `jurisdiction` when it is no such code."""
        code = text.strip().upper()
        if not _CODE.fullmatch(code):
            raise InputError("jurisdiction", f'"{text}" is not a country or region code such as AU or GB-ENG.')
        return cls(code)

    @property
    def country(self) -> str:
        """The two-letter country."""
        return self.code[:2]

    def is_within(self, codes: tuple[str, ...]) -> bool:
        """Whether a record that applies to `codes` applies here; no codes means everywhere."""
        return not codes or self.code in codes or self.country in codes
