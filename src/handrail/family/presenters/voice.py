"""To whom a page speaks: a parent about "your child", or a young person about "you"."""

from dataclasses import dataclass

from django.utils.translation import gettext

from handrail.knowledge import as_you


@dataclass(frozen=True, slots=True)
class Voice:
    """Says the knowledge's sentences to whoever reads."""

    is_self: bool = False

    def __call__(self, text: str) -> str:
        """`text` for this reader, in their language where the catalogue holds it."""
        return as_you(gettext(text)) if self.is_self else gettext(text)
