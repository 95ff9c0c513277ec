"""Every package of the core is measured, and a run that measures it fails below the last branch."""

import tomllib

from architecture.sources import ROOT

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
# The diary's search ends by the clock, so that which of its branches are taken differs from run to run.
ENDS_BY_THE_CLOCK = {"handrail.scheduling"}


def test_every_package_that_knows_no_django_is_proved_to_the_last_branch():
    (core,) = (
        set(contract["source_modules"])
        for contract in SETTINGS["importlinter"]["contracts"]
        if contract["name"] == "Only the shell knows Django"
    )
    assert set(SETTINGS["coverage"]["run"]["source_pkgs"]) == core - ENDS_BY_THE_CLOCK
    assert SETTINGS["coverage"]["run"]["branch"]
    assert SETTINGS["coverage"]["report"]["fail_under"] == 100
