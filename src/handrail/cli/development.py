"""`handrail development`: measure a child's development, or that of a population."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Measuring development: D-scores, motor windows, corrected age.", no_args_is_help=True)

_KEY = Annotated[
    str, typer.Option(help="The scale: gsed2406, gsed2212, gsed1912, 293_0, gcdg, dutch, or one of --items.")
]
_POPULATION = Annotated[str | None, typer.Option(help="The reference of the DAZ (default: that of the key).")]
_ITEMS = Annotated[Path | None, typer.Option(help="CSV with key, item and tau: other items, or a scale of your own.")]
_REFERENCES = Annotated[
    Path | None, typer.Option(help="CSV with population, key, distribution, age, mu, sigma, nu, tau.")
]


@app.command("score")
def score(
    children: Annotated[Path, typer.Argument(help="id, age and, unless --responses is given, one column per item.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Where the scores go: id, a, n, p, d, sem, daz.")],
    key: _KEY = "gsed2406",
    population: _POPULATION = None,
    age_unit: Annotated[str, typer.Option(help="Of the ages: years, months or days.")] = "years",
    responses: Annotated[Path | None, typer.Option(help="Long form: id, item and score, one answer a line.")] = None,
    items: _ITEMS = None,
    references: _REFERENCES = None,
    full: Annotated[bool, typer.Option("--full", help="Add d_full and daz_full, which are not rounded.")] = False,
    check: Annotated[Path | None, typer.Option(help="Expected scores: print the largest differences.")] = None,
    threads: Annotated[int | None, typer.Option(min=1, help="Processor cores to use (default: all).")] = None,
) -> None:
    """Scores every child of a file: D-score, its standard error and its age-adjusted DAZ.

    Files by ending: .csv, .csv.gz, .parquet, .arrow; - is standard input or output as CSV. Scores are 1, 0 or
    empty. For children born early give the corrected age. Bad cells are left out and told with line and column.
    A DAZ compares with a reference. It is no verdict and no diagnosis.

    Exit status: 0 done; 1 done, but some input was bad or differs from --check; 2 unusable options or files;
    130 interrupted, what was finished is kept.
    """
    from handrail.cli.score_files import ScoreRequest, run

    request = ScoreRequest(
        children=children,
        out=out,
        key=key,
        population=population,
        age_unit=age_unit,
        responses=responses,
        items=items,
        references=references,
        full=full,
        check=check,
        threads=threads,
    )
    raise typer.Exit(run(request))


@app.command("keys")
def keys(items: _ITEMS = None, references: _REFERENCES = None) -> None:
    """Lists the scales, with their number of items and the populations whose reference they have."""
    from handrail.cli.scales import tables_of

    tables = tables_of(items, references)
    for key in tables.keys.values():
        populations = ", ".join(population for population, name in tables.references if name == key.name)
        retired = "  retired" if key.is_retired else ""
        count = len(tables.banks[key.name].items)
        typer.echo(f"{key.name:<10} {count:>5} items  grid {key.grid}  DAZ by {populations or 'nothing'}{retired}")
    typer.echo(f"Tables {tables.version}. Scores of two scales must not be compared.")


@app.command("windows")
def windows(
    milestone: Annotated[str | None, typer.Argument(help="One of the six skills; without one all are listed.")] = None,
    age_months: Annotated[float | None, typer.Option(min=0, help="When the child first did it.")] = None,
) -> None:
    """Shows at which ages children first show six motor skills, and where one child stands among them."""
    from handrail.development import achievement_percentile, motor_windows, window_sentence
    from handrail.vocabulary import NotAssessable, days_of_months

    if milestone is None:
        for name in motor_windows():
            typer.echo(f"{name:<26} {window_sentence(name, None)}")
        return
    days = None if age_months is None else float(days_of_months(age_months))
    typer.echo(window_sentence(milestone, days))
    if days is not None:
        place = achievement_percentile(milestone, days)
        told = place.reason if isinstance(place, NotAssessable) else f"{place:.0f} in 100 children did it by this age."
        typer.echo(told)


@app.command("corrected-age")
def corrected_age(
    age_days: Annotated[int, typer.Argument(min=0, help="Days since birth.")],
    gestation: Annotated[str, typer.Argument(help='Weeks of pregnancy at birth: 34, 34.5 or "34+3".')],
    fraction: Annotated[float, typer.Option(min=0, max=1, help="Share of the correction; 1 is full.")] = 1.0,
    until_months: Annotated[float, typer.Option(min=0, help="Correct until this age in months.")] = 24.0,
    term_weeks: Annotated[float, typer.Option(help="The length of a full pregnancy.")] = 40.0,
    before_weeks: Annotated[float, typer.Option(help="Correct births before this many weeks.")] = 37.0,
) -> None:
    """Prints both ages of a child born early."""
    from handrail.development import two_ages_sentence
    from handrail.development.dscore import corrected_days
    from handrail.vocabulary import days_of_months, gestation_days

    corrected = corrected_days(
        age_days,
        gestation_days(gestation),
        fraction=fraction,
        term_days=term_weeks * 7,
        born_before_days=before_weeks * 7,
        until_days=days_of_months(until_months),
    ).item()
    if corrected == age_days:
        typer.echo(f"{age_days} days: not corrected.")
    else:
        typer.echo(f"{age_days} days from birth, {corrected:g} days corrected.")
        typer.echo(two_ages_sentence(age_days, corrected))
