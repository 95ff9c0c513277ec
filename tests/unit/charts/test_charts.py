"""Charts: whole SVG, the same facts in the table, told apart without colour."""

import re
from xml.etree import ElementTree

import pytest

from handrail.charts import (
    Chart,
    Mark,
    Measurement,
    MilestoneMark,
    MotorAge,
    figure_html,
    marks_of,
    milestone_map,
    motor_window_chart,
    score_chart,
    stylesheet,
)
from handrail.charts.axis import Axis, month_ticks
from handrail.charts.milestone_map import domain_name
from handrail.development.dscore import score_child, shipped_tables
from handrail.vocabulary import InputError, MilestoneAnswer

ITEMS = ("gs1moc030", "gs1moc031", "gs1moc033", "gs1moc034")
SVG = "{http://www.w3.org/2000/svg}"
COLOURS = {"currentColor", "none", "#9a3412"}


def measured(when: str, days: float | None, answer: int = 1, **options: str) -> Measurement:
    return Measurement(when=when, score=score_child(dict.fromkeys(ITEMS, answer), days, **options))


def charts() -> dict[str, Chart]:
    marks = [
        MilestoneMark(domain="gross_motor", question="Walks <alone> & far?", age_months=18, mark=mark) for mark in Mark
    ]
    return {
        "score": score_chart([measured("3 May", 150), measured("9 August", 250), measured("no age", None)]),
        "score without reference": score_chart([measured("late", 1700)]),
        "windows": motor_window_chart(
            {"walking_alone": MotorAge(first_seen_days=487), "standing_alone": MotorAge()}, 500
        ),
        "windows, nothing asked": motor_window_chart({}),
        "map": milestone_map(marks, 20),
        "map on a phone": milestone_map(marks, 20, is_narrow=True),
        "empty map": milestone_map([]),
    }


CHARTS = charts()


@pytest.fixture(params=CHARTS, ids=str)
def chart(request: pytest.FixtureRequest) -> Chart:
    return CHARTS[request.param]


def test_a_chart_is_whole_xml_with_title_and_description(chart: Chart) -> None:
    root = ElementTree.fromstring(chart.svg)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    names = root.get("aria-labelledby", "").split()
    told = {part.get("id"): part.text for part in root if part.tag in (f"{SVG}title", f"{SVG}desc")}
    assert [told[name] for name in names] == [chart.title, chart.description]


def test_a_chart_carries_no_style_script_or_address(chart: Chart) -> None:
    """Pages forbid inline styles, and a PDF knows no custom properties."""
    root = ElementTree.fromstring(chart.svg)
    assert not any(
        part.get("style") or part.tag in (f"{SVG}style", f"{SVG}script", f"{SVG}image") for part in root.iter()
    )
    assert re.findall(r"https?://[^\"]+", chart.svg) == ["http://www.w3.org/2000/svg"]
    assert "var(" not in chart.svg


def test_text_and_lines_follow_the_page_in_light_and_dark(chart: Chart) -> None:
    root = ElementTree.fromstring(chart.svg)
    used = {part.get(name) for part in root.iter() for name in ("fill", "stroke") if part.get(name)}
    assert used <= COLOURS
    assert all(part.get("fill") == "currentColor" for part in root.iter(f"{SVG}text"))


def test_everything_drawn_lies_within_the_picture(chart: Chart) -> None:
    root = ElementTree.fromstring(chart.svg)
    _, _, width, height = map(float, root.get("viewBox", "").split())
    for part in root.iter():
        for name, most in (("x", width), ("x1", width), ("x2", width), ("cx", width), ("y", height), ("y2", height)):
            assert 0 <= float(part.get(name, 0)) <= most, (part.tag, name)


def test_a_figure_holds_picture_words_and_table(chart: Chart) -> None:
    html = figure_html(chart)
    assert chart.svg in html
    assert html.count("<tr>") == 1 + len(chart.table.rows)
    assert html.count("<td ") == sum(len(row) - 1 for row in chart.table.rows)
    ElementTree.fromstring(html)


def test_a_table_has_a_cell_under_every_heading(chart: Chart) -> None:
    assert {len(row) for row in chart.table.rows} <= {len(chart.table.header)}


def test_no_chart_gives_a_verdict(chart: Chart) -> None:
    told = re.sub("<[^>]*>", " ", figure_html(chart)).lower()
    assert not any(word in told for word in ("normal", "delay", "abnormal", "behind", "all is well", "too late"))


def test_each_score_is_a_circle_with_an_error_bar() -> None:
    root = ElementTree.fromstring(CHARTS["score"].svg)
    bars = [part for part in root.iter(f"{SVG}line") if part.get("class") == "chart-child-line"]
    circles = list(root.iter(f"{SVG}circle"))
    assert len(bars) == 2 * 3
    assert len(circles) == 2 + 1  # one in the legend
    assert CHARTS["score"].table.rows[2] == ("no age", "not known", "4", "none: The age is not known.", "")


def test_measurement_error_stands_in_words() -> None:
    assert "true score most likely lies on the bar" in CHARTS["score"].description
    assert "no diagnosis" in CHARTS["score"].description


def test_bands_are_those_of_the_reference() -> None:
    assert CHARTS["score"].svg.count("<polygon") == 2
    assert "shaded bands" in CHARTS["score"].description


def test_a_chart_without_any_score_says_so() -> None:
    chart = score_chart([measured("today", None)])
    assert "no score to draw" in chart.description
    assert chart.svg.count("chart-child-line") == 0


def test_a_key_without_a_reference_has_no_bands(tmp_path) -> None:
    path = tmp_path / "items.csv"
    path.write_text("key,item,tau,base_population,intercept,slope,from,to,by\nmine,own1,30,phase1,55,4,-10,100,1\n")
    tables = shipped_tables().with_items(path)
    score = score_child({"own1": 1}, 183, key="mine", tables=tables)
    chart = score_chart([Measurement(when="today", score=score)], tables=tables)
    assert "<polygon" not in chart.svg
    assert "shaded bands" not in chart.description


def test_no_scores_are_no_chart() -> None:
    with pytest.raises(InputError, match="scores"):
        score_chart([])


@pytest.mark.parametrize("other", [{"key": "gcdg"}, {"population": "phase1"}])
def test_scores_on_different_scales_are_never_drawn_together(other: dict[str, str]) -> None:
    with pytest.raises(InputError, match="different scales"):
        score_chart([measured("a", 150), measured("b", 250, **other)])


def test_seen_and_not_yet_differ_in_shape() -> None:
    svg = CHARTS["windows"].svg
    assert svg.count("<polygon") == 1 + 1  # walking and the legend
    assert svg.count("<circle") == 1 + 1  # standing and the legend


def test_the_windows_speak_to_the_family() -> None:
    rows = {row[0]: row for row in CHARTS["windows"].table.rows}
    assert rows["Walks alone"][3:] == (
        "16 months",
        "Most children walk alone between 8 and 18 months; yours at 16 months.",
    )
    assert rows["Stands alone"][3] == "not yet"
    assert rows["Sits without support"][3:] == ("not asked", "")


def test_a_late_age_widens_the_picture() -> None:
    late = motor_window_chart({"walking_alone": MotorAge(first_seen_days=40 * 30.4375)})
    assert ">39<" in late.svg or ">36<" in late.svg


def test_an_unknown_skill_is_refused() -> None:
    with pytest.raises(InputError, match="flying"):
        motor_window_chart({"flying": MotorAge()})


def test_four_answers_have_four_shapes() -> None:
    root = ElementTree.fromstring(CHARTS["map"].svg)
    shapes = [
        tuple((p.tag, p.get("fill"), p.get("r")) for p in g if p.tag != f"{SVG}title") for g in root.iter(f"{SVG}g")
    ]
    assert len(set(shapes)) == 4


def test_not_asked_is_shown_as_not_asked(knowledge) -> None:
    answers = {"gm_walks_alone_18m": MilestoneAnswer.NOT_YET, "gm_sits_alone_9m": MilestoneAnswer.NOT_SURE}
    marks = marks_of(answers, knowledge, from_months=6, to_months=20)
    question = {row.question: row.id for row in knowledge.milestones.values()}
    found = {question[mark.question]: mark.mark for mark in marks}
    assert found.pop("gm_walks_alone_18m") is Mark.NOT_YET
    assert set(found.values()) == {Mark.NOT_ASKED}
    assert all(6 <= mark.age_months <= 20 for mark in marks)


def test_every_domain_has_a_name_for_families(knowledge) -> None:
    for domain in {row.domain for row in knowledge.milestones.values()}:
        assert domain_name(domain) != domain.replace("_", " ").capitalize() or domain == "sensory"
    assert domain_name("new_area") == "New area"


@pytest.mark.parametrize(("high", "count"), [(6, 7), (24, 13), (60, 11), (228, 10)])
def test_an_age_axis_has_few_ticks(high: float, count: int) -> None:
    assert len(month_ticks(0, high)) == count


def test_values_beyond_an_axis_stay_at_its_end() -> None:
    axis = Axis(low=0, high=10, start=400, stop=40)
    assert (axis.at(-5), axis.at(15)) == (400, 40)


def test_the_style_sheet_knows_every_class_and_both_schemes() -> None:
    css = stylesheet()
    assert all(
        part in css for part in ("prefers-color-scheme: dark", "@media print", "forced-colors", ".chart-child-fill")
    )
    assert "url(" not in css
