"""The figures that a clinic reads first, in words."""

from handrail.scheduling.measuring.metrics import Metrics


def figures(metrics: Metrics) -> tuple[tuple[str, str], ...]:
    """Each figure with its name; a share of nothing is a dash."""
    per_minimum = "" if metrics.trips_ratio is None else f" ({metrics.trips_ratio:.2f} times the fewest)"
    return (
        (
            "Sessions booked",
            f"{_percent(metrics.sessions_booked_pct)} ({metrics.sessions_booked} of {metrics.sessions_wanted})",
        ),
        ("Children wholly booked", _percent(metrics.children_wholly_booked_pct)),
        ("Trips", f"{metrics.trips}{per_minimum}"),
        ("Both therapies on one day", _percent(metrics.same_day_pairing_pct)),
        ("Same therapist", _percent(metrics.same_therapist_pct)),
        ("Therapists' time used", _percent(metrics.therapist_utilisation_pct)),
    )


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1f} %"
