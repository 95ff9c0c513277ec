"""Item banks: how hard each item of a key is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ItemBank:
    """The items of one key in ascending order of their codes, and `tau`, the D at which half of all children pass.

    Only items with a tau are in the bank. `tau` has shape (J,). Codes are lower case; whoever asks may use any case.
    """

    key: str
    items: tuple[str, ...]
    tau: NDArray[np.float64]
    _places: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Builds the look-up from code to place."""
        object.__setattr__(self, "_places", {item: place for place, item in enumerate(self.items)})

    @classmethod
    def of(cls, key: str, difficulties: dict[str, float]) -> "ItemBank":
        """The bank of `key` from item code to tau (NaN = no tau, left out).

        >>> ItemBank.of("made_up", {"b": 2.0, "a": 1.0, "c": float("nan")}).items
        ('a', 'b')
        """
        known = sorted((item.lower(), tau) for item, tau in difficulties.items() if tau == tau)  # NaN is not itself
        return cls(key=key, items=tuple(item for item, _ in known), tau=np.array([tau for _, tau in known]))

    def __contains__(self, item: str) -> bool:
        """Whether a code, in any case, is an item of the key."""
        return item.lower() in self._places

    def places(self, names: Sequence[str]) -> NDArray[np.int32]:
        """Where each name stands in the bank, shape (len(names),); -1 for a name that is not an item of the key."""
        find = self._places.get
        return np.fromiter((find(name.lower(), -1) for name in names), dtype=np.int32, count=len(names))

    def tau_of(self, item: str) -> float:
        """The difficulty of one item; NaN for one that is not in the bank."""
        place = self._places.get(item.lower())
        return float("nan") if place is None else float(self.tau[place])
