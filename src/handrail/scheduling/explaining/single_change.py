"""The one change of a child's circumstances that would book most of what is missing."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from handrail.scheduling.mending.repair import Freedom, Mending
from handrail.scheduling.problem import ASSESS, JOINT, Appointment, Child, Family, Instance, Joint
from handrail.scheduling.problem.placements import Placements, lacking
from handrail.scheduling.solving.columns import Effort
from handrail.scheduling.wording.times import hours, listed, weekday
from handrail.scheduling.wording.unbooked import missing_sessions

_EFFORT = Effort(seconds=1.0, workers=2, seed=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change in words, how many more sessions it books, and the clinic and the plan as they would then be.

    Everyone else keeps their appointments in `plan`; its rooms are not named yet.
    """

    words: str
    gain: int
    instance: Instance
    plan: tuple[Appointment, ...]


def best_change(instance: Instance, plan: Sequence[Appointment], child: Child) -> Change | None:
    """The change that books most more sessions for the child, or None where none books any.

    Tried are one more window on any day, any other site, a joint session, and a longer day of contact for one
    therapist. Of changes that book as many the first of these is taken, and of windows the shortest.
    """
    family = next(family for family in instance.families if family.id == child.family)
    plan = _booked_more(instance, plan, child)  # what is free without any change is no gain of the change
    found = [
        *_more_windows(instance, plan, child),
        *_other_sites(instance, plan, child, family),
        *_joint_session(instance, plan, child),
        *_longer_contact(instance, plan, child),
    ]
    return max((change for change in found if change.gain > 0), key=lambda change: change.gain, default=None)


def with_child(instance: Instance, changed: Child) -> Instance:
    """The instance with this child in place of the one of the same name."""
    children = tuple(changed if child.id == changed.id else child for child in instance.children)
    return replace(instance, children=children)


def _more_windows(instance: Instance, plan: Sequence[Appointment], child: Child) -> list[Change]:
    """One more window on each day, no longer than its new appointments need; the shortest first."""
    calendar = instance.calendar
    found: list[tuple[int, Change]] = []
    for day in range(calendar.days):
        always = replace(child, windows=(*child.windows, (day, 0, calendar.slots_per_day)))
        new = [part for part in _booked_more(with_child(instance, always), plan, always) if _is_outside(part, child)]
        if not new:
            continue
        start, end = min(part.start for part in new), max(part.end for part in new)
        window = replace(child, windows=(*child.windows, (day, start, end)))
        words = f"One more window: {weekday(calendar, day)}, {hours(calendar, start, end)}"
        changed = with_child(instance, window)
        found.append((end - start, _change(words, changed, plan, window, _booked_more(changed, plan, window))))
    return [change for _, change in sorted(found, key=lambda pair: pair[0])]


def _other_sites(instance: Instance, plan: Sequence[Appointment], child: Child, family: Family) -> Iterator[Change]:
    """Each site that the family does not go to yet, as far away as the farthest that it does."""
    farthest = max(family.sites.values(), default=0)
    for site in instance.sites:
        if site.id not in family.sites:
            further = replace(family, sites={**family.sites, site.id: farthest})
            families = tuple(further if each.id == family.id else each for each in instance.families)
            changed = replace(instance, families=families)
            yield _change(f"Another site: {site.id}", changed, plan, child, _booked_more(changed, plan, child))


def _joint_session(instance: Instance, plan: Sequence[Appointment], child: Child) -> Iterator[Change]:
    """A joint session as other children have it, for which the child's own sessions may give way."""
    if child.joint is not None or len(child.courses) < 2:
        return
    usual = Counter(each.joint for each in instance.children if each.joint is not None)
    longest = max(child.courses, key=lambda course: course.length)
    joint = usual.most_common(1)[0][0] if usual else Joint(length=longest.length, feature=longest.feature)
    allowed = replace(child, joint=joint)
    changed = with_child(instance, allowed)
    own = tuple(part for part in plan if part.child == child.id and part.kind != ASSESS)
    free = Freedom(child=allowed, kinds=(JOINT,), days=_all_days(instance), movable=own, price_of_move=1)
    words = f"A joint session of {listed([course.discipline for course in child.courses])}"
    yield _change(words, changed, plan, allowed, _solved(changed, plan, free))


def _longer_contact(instance: Instance, plan: Sequence[Appointment], child: Child) -> Iterator[Change]:
    """For each therapist whom the child lacks only for the limit of contact, one of the child's sessions more a day."""
    longest = max((part.length for part in (*child.courses, child.assessment) if part), default=0)
    everyone = _with_contact(instance, {therapist.id for therapist in instance.therapists}, longest)
    new = {part for part in _booked_more(everyone, plan, child) if part.child == child.id}.difference(plan)
    for name in sorted({name for part in new for name in part.therapists}):
        changed = _with_contact(instance, {name}, longest)
        more = longest * instance.calendar.slot_minutes
        words = f"{name} may see children for {more} minutes more a day"
        yield _change(words, changed, plan, child, _booked_more(changed, plan, child))


def _with_contact(instance: Instance, names: Collection[str], more: int) -> Instance:
    """The instance with `more` slots of contact a day for these therapists."""
    therapists = (
        replace(each, max_contact=each.max_contact + more) if each.id in names else each for each in instance.therapists
    )
    return replace(instance, therapists=tuple(therapists))


def _change(
    words: str, changed: Instance, plan: Sequence[Appointment], child: Child, found: Sequence[Appointment]
) -> Change:
    before, after = ([part for part in parts if part.child == child.id] for parts in (plan, found))
    gain = missing_sessions(child, before) - missing_sessions(child, after)
    return Change(words=words, gain=gain, instance=changed, plan=tuple(found))


def _booked_more(changed: Instance, plan: Sequence[Appointment], child: Child) -> list[Appointment]:
    """The plan with what else the child could then have, where everything that is booked stays."""
    kinds = lacking(child, [part for part in plan if part.child == child.id])
    return _solved(changed, plan, Freedom(child=child, kinds=kinds, days=_all_days(changed)))


def _solved(changed: Instance, plan: Sequence[Appointment], free: Freedom) -> list[Appointment]:
    return Mending(Placements(changed), plan, [free]).solved(_EFFORT) or list(plan)


def _is_outside(part: Appointment, child: Child) -> bool:
    """Whether it is an appointment of the child that none of its own windows holds."""
    inside = any(day == part.day and start <= part.start and part.end <= end for day, start, end in child.windows)
    return part.child == child.id and not inside


def _all_days(instance: Instance) -> tuple[tuple[int, int], ...]:
    calendar = instance.calendar
    return tuple((week, day) for week in range(calendar.weeks) for day in range(calendar.days))
