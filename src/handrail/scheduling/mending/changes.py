"""What a mended plan changes: who was hit, who comes back, who moves, and which families must be phoned."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handrail.scheduling.measuring.metrics import percent
from handrail.scheduling.mending.disruption import Closures
from handrail.scheduling.problem import ASSESS, Appointment, Child, Day, Instance

Key = tuple[str, str, Day, int, int, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A child whose family must be phoned: what falls away and what is new, in the order of time.

    `waits` is what falls away although no event hit it: therapy that can begin only after the assessment that was hit.
    """

    family: str
    child: str
    was_hit: bool
    gone: tuple[Appointment, ...]
    new: tuple[Appointment, ...]
    waits: tuple[Appointment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The figures of a mended plan as the judge counts them, and the calls to make."""

    appointments_hit: int
    hit_rebooked: int
    unforced_moves: int
    undisturbed_pct: float | None
    calls: tuple[Call, ...]

    @property
    def hit_rebooked_pct(self) -> float | None:
        """The share of those hit that come back, in per cent."""
        return percent(self.hit_rebooked, self.appointments_hit)

    @property
    def waiting(self) -> int:
        """How many appointments that were not hit fall away with the assessment that must come before them."""
        return sum(len(call.waits) for call in self.calls)


def key_of(part: Appointment) -> Key:
    """What makes an appointment the same for a family: everything but its room."""
    return part.child, part.kind, part.on, part.start, part.length, part.site, tuple(sorted(part.therapists))


def is_past(part: Appointment, now: Day) -> bool:
    """Whether it lies before `now` and so cannot change any more."""
    return part.on < now


class Comparison:
    """A standing plan after its events, to hold mended plans against. The past is the same in all of them."""

    def __init__(self, instance: Instance, standing: Sequence[Appointment], now: Day, closures: Closures) -> None:
        self._instance, self._now, self._closures = instance, now, closures
        self._before = [part for part in standing if not is_past(part, now)]
        self.hit = [part for part in self._before if closures.hits(part)]
        self.quiet = [part for part in self._before if not closures.hits(part)]
        self._quiet_keys = Counter(map(key_of, self.quiet))

    def changes_to(self, mended: Sequence[Appointment]) -> Changes:
        """What differs in the mended plan."""
        after = [part for part in mended if not is_past(part, self._now)]
        kept = (self._quiet_keys & Counter(map(key_of, after))).total()
        return Changes(
            appointments_hit=len(self.hit),
            hit_rebooked=_come_back(self.hit, self.quiet, after),
            unforced_moves=len(self.quiet) - kept,
            undisturbed_pct=percent(kept, len(self.quiet)),
            calls=_calls(self._instance, self._before, after, self._closures),
        )


def _come_back(hit: Sequence[Appointment], quiet: Sequence[Appointment], after: Sequence[Appointment]) -> int:
    """How many of those hit are there again: of the same child and kind, beyond what was not hit."""
    lost, stood, there = (Counter((part.child, part.kind) for part in parts) for parts in (hit, quiet, after))
    return sum(max(0, min(count, there[one] - stood[one])) for one, count in lost.items())


def _calls(
    instance: Instance, before: Sequence[Appointment], after: Sequence[Appointment], closures: Closures
) -> tuple[Call, ...]:
    old, new = Counter(map(key_of, before)), Counter(map(key_of, after))
    gone = _by_child(part for part in before if new[key_of(part)] < old[key_of(part)])
    come = _by_child(part for part in after if old[key_of(part)] < new[key_of(part)])
    return tuple(
        _call(child, gone.get(child.id, []), come.get(child.id, []), closures)
        for child in instance.children
        if child.id in gone or child.id in come
    )


def _call(child: Child, gone: list[Appointment], new: list[Appointment], closures: Closures) -> Call:
    hit = [part for part in gone if closures.hits(part)]
    has_lost_assessment = any(part.kind == ASSESS for part in hit)
    in_order = sorted(gone, key=lambda part: part.on)
    return Call(
        family=child.family,
        child=child.id,
        was_hit=bool(hit),
        gone=tuple(in_order),
        new=tuple(sorted(new, key=lambda part: part.on)),
        waits=tuple(part for part in in_order if part not in hit) if has_lost_assessment else (),
    )


def _by_child(parts: Iterable[Appointment]) -> dict[str, list[Appointment]]:
    found: dict[str, list[Appointment]] = {}
    for part in parts:
        found.setdefault(part.child, []).append(part)
    return found
