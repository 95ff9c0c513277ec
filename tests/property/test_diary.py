"""What holds for every diary: no rule broken, more time never hurts, and names mean nothing."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.scheduling import Instance, solve
from judge import SHORT, TINY, generated, judged

SEEDS = st.integers(0, 400)


@given(seed=SEEDS, load=st.sampled_from([0.5, 1.0, 2.5]), size=st.sampled_from([TINY, SHORT]))
@settings(max_examples=5, deadline=None)
def test_any_plan_breaks_no_rule(seed, load, size):
    instance = generated(size, seed, load)
    greedy, best = solve(instance, method="greedy"), solve(instance, rounds=2, workers=1, seed=seed)
    for result in (greedy, best):
        violations, figures = judged(instance, result.solution)
        assert violations == []
        assert figures["objective"] == result.metrics.objective
    assert best.metrics.objective <= greedy.metrics.objective


DRAWS = 4


def optimum(instance: Instance) -> int:
    """The best that can be had: so small a clinic is one part, and what one draw of it misses another finds."""
    return min(solve(instance, rounds=3, workers=1, seed=seed).metrics.objective for seed in range(DRAWS))


@pytest.mark.parametrize("seed", range(3))
def test_one_more_window_never_makes_the_optimum_worse(seed):
    instance = generated(TINY, seed)
    first, *others = instance.children
    for day in (0, 3):
        wider = replace(first, windows=(*first.windows, (day, 8, 30)))
        assert optimum(replace(instance, children=(wider, *others))) <= optimum(instance)


def renamed(instance: Instance) -> Instance:
    """The same clinic with other names, and everybody in the opposite order."""

    def new(name: str) -> str:
        return f"x{name[::-1]}"

    return replace(
        instance,
        sites=tuple(replace(site, id=new(site.id)) for site in reversed(instance.sites)),
        rooms=tuple(replace(room, id=new(room.id), site=new(room.site)) for room in reversed(instance.rooms)),
        therapists=tuple(
            replace(
                therapist,
                id=new(therapist.id),
                home=new(therapist.home),
                roster={day: replace(shift, site=new(shift.site)) for day, shift in therapist.roster.items()},
            )
            for therapist in reversed(instance.therapists)
        ),
        families=tuple(
            replace(
                family,
                id=new(family.id),
                children=tuple(map(new, family.children)),
                sites={new(site): minutes for site, minutes in family.sites.items()},
            )
            for family in reversed(instance.families)
        ),
        children=tuple(
            replace(child, id=new(child.id), family=new(child.family)) for child in reversed(instance.children)
        ),
    )


@pytest.mark.parametrize("seed", range(3))
def test_other_names_give_an_equal_objective(seed):
    instance = generated(TINY, seed)
    assert optimum(renamed(instance)) == optimum(instance)
