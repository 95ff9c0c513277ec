"""The engine meets the published package, dscore 1.11.0, on every reference file. See dscore/NOTICE.md."""

from typing import Any

import numpy as np
import pytest

from golden.dscore_files import (
    FOLDER,
    Row,
    answers_of,
    assert_meets_the_marks,
    assert_z_meets_the_marks,
    by_scale,
    numbers,
    rows,
)
from handrail.development.dscore import (
    Grid,
    Options,
    age_equivalent,
    corrected_days,
    d_from_daz,
    daz,
    posterior,
    prior_mean,
    round_like_r,
    score,
    shipped_tables,
)

SETS = {
    "random": ("random_children.csv.gz", "random_input.csv.gz", "random_output.csv.gz"),
    "milestones": ("milestones_children.csv", "milestones_input.csv.gz", "milestones_output.csv.gz"),
    "gsample": ("gsample_input.csv.gz", "gsample_input.csv.gz", "gsample_output.csv.gz"),
}
SCALES = [(name, *scale) for name, files in SETS.items() for scale in by_scale(rows(files[2]))]
OPTIONS: dict[str, dict[str, Any]] = {
    "logit": {"options": Options(metric="logit")},
    "prior_scalar_40_10": {"prior_mean": 40, "prior_sd": 10},
    "prior_column_pm_ps": {},
    "na_prior_50_20": {"options": Options(mean_without_age=50, sd_without_age=20)},
    "relevance_-10_10": {"options": Options(relevance=(-10, 10))},
    "relevance_-5_15": {"options": Options(relevance=(-5, 15))},
    "algorithm_1.8.7": {"options": Options(algorithm="1.8.7")},
    "xunit_days": {"age_unit": "days"},
    "xunit_months": {"age_unit": "months"},
    "qp_step_0.5": {"options": Options(grid=Grid(start=-10, stop=100, step=0.5))},
    "qp_0_60": {"options": Options(grid=Grid(start=0, stop=60))},
    "prior_sd_2": {"prior_sd": 2},
}
AGE_COLUMN = {"xunit_days": "days", "xunit_months": "months"}


def children_of(name: str, expected: list[Row]) -> list[Row]:
    known = {row["id"]: row for row in rows(name)}
    return [known[row["id"]] for row in expected]


@pytest.mark.parametrize(("name", "key", "population"), SCALES)
def test_scores_meet_the_package(name: str, key: str, population: str) -> None:
    children, inputs, outputs = SETS[name]
    expected = by_scale(rows(outputs))[key, population]
    answers = answers_of(rows(inputs), [row["id"] for row in expected])
    ages = numbers(children_of(children, expected), "age")
    assert_meets_the_marks(score(answers, ages, key=key, population=population, full=True), expected)


def test_every_option_of_the_reference_is_tried() -> None:
    assert {row["option"] for row in rows("options_output.csv.gz")} == set(OPTIONS)


@pytest.mark.parametrize("option", OPTIONS)
def test_options_meet_the_package(option: str) -> None:
    records = [row for row in rows("options_output.csv.gz") if row["option"] == option]
    for (key, population), expected in by_scale(records).items():
        children = children_of("options_children.csv.gz", expected)
        given = dict(OPTIONS[option])
        if option == "prior_column_pm_ps":
            given = {"prior_mean": numbers(children, "pm"), "prior_sd": numbers(children, "ps")}
        ages = numbers(children, AGE_COLUMN.get(option, "age"))
        answers = answers_of(rows("random_input.csv.gz"), [row["id"] for row in expected])
        found = score(answers, ages, key=key, population=population, full=True, **given)
        assert_meets_the_marks(found, expected, with_daz=option != "logit")


def test_a_daz_is_never_made_of_a_logit() -> None:
    expected = [row for row in rows("options_output.csv.gz") if row["option"] == "logit"]
    expected = by_scale(expected)["dutch", "dutch"]
    answers = answers_of(rows("random_input.csv.gz"), [row["id"] for row in expected])
    ages = numbers(children_of("options_children.csv.gz", expected), "age")
    found = score(answers, ages, key="dutch", options=Options(metric="logit"))
    assert np.isnan(found.daz).all()
    assert not np.isnan(found.d).all()


def test_posteriors_meet_the_package() -> None:
    expected = rows("posterior_gsed2406.csv.gz")
    ages = numbers(children_of("options_children.csv.gz", expected), "age")
    found = posterior(answers_of(rows("random_input.csv.gz"), [row["id"] for row in expected]), ages)
    columns = [name for name in expected[0] if name != "id"]
    assert found.shape == (len(expected), len(columns))
    weights = np.column_stack([numbers(expected, column) for column in columns])
    np.testing.assert_allclose(found, weights, rtol=1e-9, atol=1e-13)


@pytest.mark.parametrize("scale", by_scale(rows("daz_grid.csv.gz")))
def test_daz_meets_the_package(scale: tuple[str, str]) -> None:
    key, population = scale
    records = by_scale(rows("daz_grid.csv.gz"))[scale]
    d, age = numbers(records, "d"), numbers(records, "x")
    rounded = daz(d, age, key=key, population=population)
    full = daz(d, age, key=key, population=population, digits=None)
    assert_z_meets_the_marks(rounded, full, numbers(records, "daz"), numbers(records, "daz_full"))


@pytest.mark.parametrize("scale", by_scale(rows("zad_grid.csv.gz")))
def test_the_inverse_of_daz_meets_the_package(scale: tuple[str, str]) -> None:
    key, population = scale
    records = by_scale(rows("zad_grid.csv.gz"))[scale]
    z, age = numbers(records, "z"), numbers(records, "x")
    np.testing.assert_array_equal(d_from_daz(z, age, key=key, population=population), numbers(records, "d"))
    full = d_from_daz(z, age, key=key, population=population, digits=None)
    np.testing.assert_allclose(full, numbers(records, "d_full"), rtol=0, atol=1e-8)


@pytest.mark.parametrize("key", sorted({row["key"] for row in rows("prior_mean.csv.gz")}))
def test_priors_meet_the_package(key: str) -> None:
    records = [row for row in rows("prior_mean.csv.gz") if row["key"] == key]
    np.testing.assert_array_equal(prior_mean(numbers(records, "t"), key=key), numbers(records, "mu"))


@pytest.mark.parametrize("key", sorted({row["key"] for row in rows("age_equivalent.csv.gz")}))
def test_age_equivalents_meet_the_package(key: str) -> None:
    records = [row for row in rows("age_equivalent.csv.gz") if row["key"] == key]
    for item in {row["item"] for row in records}:
        mine = [row for row in records if row["item"] == item]
        found = age_equivalent(item, numbers(mine, "pct"), key=key)
        np.testing.assert_allclose(found, numbers(mine, "a"), rtol=0, atol=1e-12)


@pytest.mark.parametrize("digits", range(5))
def test_rounding_meets_r(digits: int) -> None:
    records = [row for row in rows("r_round.csv.gz") if int(row["digits"]) == digits]
    np.testing.assert_array_equal(round_like_r(numbers(records, "x"), digits), numbers(records, "rounded"))


@pytest.mark.parametrize("key", ["dutch", "gsed2406"])
@pytest.mark.parametrize("fraction", ["0", "0.5", "0.75", "1"])
def test_corrected_ages_meet_the_package(key: str, fraction: str) -> None:
    expected = [row for row in rows("corrected_age_milestones.csv.gz") if (row["key"], row["f"]) == (key, fraction)]
    days = corrected_days(
        numbers(expected, "agedays"),
        numbers(expected, "gagebrth"),
        fraction=float(fraction),
        born_before_days=None,
        until_days=None,
    )
    np.testing.assert_array_equal(days / 365.25, numbers(expected, "age_corrected"))
    answers = answers_of(rows("milestones_input.csv.gz"), [row["id"] for row in expected])
    assert_meets_the_marks(score(answers, days, key=key, age_unit="days", full=True), expected)


def test_a_key_that_a_file_brings_meets_the_package(tmp_path) -> None:
    scale = "preliminary_standards,54.939147,3.603965,-10,120,1"
    bank = (FOLDER / "v2_param_tau_gsed2510.csv").read_text().splitlines()
    lines = [f"{bank[0]},base_population,intercept,slope,from,to,by", *(f"{line},{scale}" for line in bank[1:])]
    path = tmp_path / "items.csv"
    path.write_text("\n".join(lines))
    expected = rows("v2_gsed2510_output.csv.gz")
    ages = numbers(children_of("v2_gsed2510_children.csv.gz", expected), "age")
    answers = answers_of(rows("v2_gsed2510_input.csv.gz"), [row["id"] for row in expected])
    found = score(answers, ages, key="gsed2510", tables=shipped_tables().with_items(path))
    assert_meets_the_marks(found, expected, with_daz=False)
    assert found.population is None
    assert np.isnan(found.daz).all()
