"""To whom a page speaks: a parent about "your child", or a young person about "you"."""

from dataclasses import dataclass

from handrail.knowledge import as_you


@dataclass(frozen=True, slots=True)
class Voice:
    """Says the knowledge's sentences to whoever reads."""

    is_self: bool = False

    def __call__(self, text: str) -> str:
        """`text` for this reader."""
        return as_you(text) if self.is_self else text
