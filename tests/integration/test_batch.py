"""`handrail check --batch` as other programs use it: in this process, on real files."""

import io
import json
import sys
from datetime import date
from types import SimpleNamespace

import pytest

from handrail.cli import batch
from handrail.cli.batch import DONE, DONE_WITH_BAD_LINES, check_lines
from handrail.vocabulary import InputError

KEYS = {
    "id", "label", "verdict", "disciplines", "must_flag", "urgency", "see_first", "actions", "start_with", "add_when",
    "other_service", "topics", "concerns", "red_flags", "reasons", "watch_on", "complete", "not_asked", "reassure_if",
    "warnings", "knowledge",
}  # fmt: skip


@pytest.fixture
def answers(tmp_path, today, capsys):
    """Runs lines through the command: the answers, the exit status and what was reported."""

    def run(*lines, raw=False):
        source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
        source.write_text("\n".join(lines if raw else map(json.dumps, lines)) + "\n", encoding="utf-8")
        status = check_lines(source, target, today)
        found = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
        return SimpleNamespace(found=found, status=status, reported=capsys.readouterr().err)

    return run


def test_every_key_of_the_format_is_there(answers):
    result = answers({"id": "a", "text": "still walks on tiptoe", "age_months": 40, "jurisdiction": "AU"})
    assert result.found[0].keys() >= KEYS
    assert result.status == DONE
    assert set(result.found[0]["knowledge"]) == {"version", "hash"}


def test_lines_are_answered_in_order(answers):
    result = answers(*({"id": str(n), "text": "cannot do buttons"} for n in range(5)))
    assert [row["id"] for row in result.found] == ["0", "1", "2", "3", "4"]


def test_bare_text_is_never_complete(answers):
    texts = ["still walks on tiptoe", "cannot do buttons", "flat head, turns both ways", "asdf"]
    result = answers(*({"id": str(n), "text": text, "age_months": 30} for n, text in enumerate(texts)))
    assert not any(row["complete"] for row in result.found)
    assert all(row["not_asked"] for row in result.found)


def test_a_reassurance_names_the_flags_it_rests_on(answers):
    row = answers({"id": "a", "concerns": ["crawling_skipped"], "age_months": 11}).found[0]
    assert row["label"] == "reassure"
    assert row["watch_on"] > "2026-11-24"
    assert row["reassure_if"] == row["not_asked"] != []


def test_unknown_age_is_no_error(answers):
    result = answers({"id": "a", "concerns": ["toe_walking"]})
    assert result.status == DONE
    assert any("age is not known" in warning for warning in result.found[0]["warnings"])


def test_an_unknown_condition_is_kept_as_text(answers):
    result = answers({"id": "a", "conditions": ["Zebra stripe syndrome"], "text": "cannot do buttons"})
    assert result.status == DONE
    assert any("Zebra stripe syndrome" in warning for warning in result.found[0]["warnings"])


def test_confirmed_answers_decide(answers):
    tight = {"id": "toe_walking", "answers": {"heels_down": "no"}}
    row = answers({"id": "a", "concerns": [tight], "age_months": 40, "text": ""}).found[0]
    assert row["label"] == "pt"
    assert row["concerns"][0] == {"id": "toe_walking", "score": 1.0, "confirmed": True}


BAD = {
    "no id": ({"text": "x"}, "id", "bad_input"),
    "empty id": ({"id": "", "text": "x"}, "id", "bad_input"),
    "nothing said": ({"id": "a"}, "text", "nothing_said"),
    "empty text": ({"id": "a", "text": "   "}, "text", "nothing_said"),
    "text too long": ({"id": "a", "text": "a" * 10_001}, "text", "text_too_long"),
    "text no text": ({"id": "a", "text": 5}, "text", "bad_input"),
    "age over 18": ({"id": "a", "text": "x", "age_months": 240}, "age_months", "too_old"),
    "age below zero": ({"id": "a", "text": "x", "age_months": -1}, "age_months", "bad_input"),
    "age in words": ({"id": "a", "text": "x", "age_months": "two"}, "age_months", "bad_input"),
    "impossible date": ({"id": "a", "text": "x", "born_on": "2024-02-30"}, "born_on", "bad_input"),
    "future date": ({"id": "a", "text": "x", "born_on": "2027-01-01"}, "born_on", "bad_input"),
    "born too long ago": ({"id": "a", "text": "x", "born_on": "1999-01-01"}, "born_on", "too_old"),
    "gestation low": ({"id": "a", "text": "x", "gestation_weeks": 12}, "gestation_weeks", "bad_input"),
    "gestation high": ({"id": "a", "text": "x", "gestation_weeks": 50}, "gestation_weeks", "bad_input"),
    "gestation words": ({"id": "a", "text": "x", "gestation_weeks": "34+9"}, "gestation_weeks", "bad_input"),
    "unknown concern": ({"id": "a", "concerns": ["flying"]}, "concerns[0].id", "unknown_id"),
    "unknown follow-up": (
        {"id": "a", "concerns": [{"id": "toe_walking", "answers": {"moon": "yes"}}]},
        "concerns[0].answers.moon",
        "unknown_id",
    ),
    "unknown answer": (
        {"id": "a", "concerns": [{"id": "toe_walking", "answers": {"heels_down": "maybe"}}]},
        "concerns[0].answers.heels_down",
        "bad_input",
    ),
    "concern twice": ({"id": "a", "concerns": ["stairs", "stairs"]}, "concerns[1]", "given_twice"),
    "unknown flag": ({"id": "a", "red_flags": {"rf_moon": "yes"}}, "red_flags.rf_moon", "unknown_id"),
    "flag answer": (
        {"id": "a", "red_flags": {"rf_limp_with_fever": "si"}},
        "red_flags.rf_limp_with_fever",
        "bad_input",
    ),
    "unknown milestone": ({"id": "a", "milestones": {"gm_flies": "yes"}}, "milestones.gm_flies", "unknown_id"),
    "milestone answer": (
        {"id": "a", "milestones": {"gm_walks_alone_18m": "no"}},
        "milestones.gm_walks_alone_18m",
        "bad_input",
    ),
    "unknown therapy": ({"id": "a", "text": "x", "therapies_now": ["magic"]}, "therapies_now[0]", "unknown_id"),
    "worry in words": ({"id": "a", "text": "x", "strong_worry": "very"}, "strong_worry", "bad_input"),
    "no country": ({"id": "a", "text": "x", "jurisdiction": "Narnia"}, "jurisdiction", "bad_input"),
    "conditions no list": ({"id": "a", "conditions": "CP"}, "conditions", "bad_input"),
}


@pytest.mark.parametrize(("line", "field", "code"), BAD.values(), ids=BAD.keys())
def test_a_bad_line_names_its_field_and_the_rest_is_answered(answers, line, field, code):
    result = answers(line, {"id": "good", "text": "cannot do buttons", "age_months": 80})
    assert result.status == DONE_WITH_BAD_LINES
    bad, good = result.found
    assert (bad["error"]["field"], bad["error"]["code"]) == (field, code)
    assert bad["error"]["message"]
    assert set(bad) == {"id", "error"}
    assert good["label"] == "ot"
    assert f"line 1: {field}" in result.reported


def test_half_a_json_line_is_reported_and_the_rest_answered(answers):
    result = answers('{"id": "a", "te', '{"id": "b", "text": "cannot do buttons"}', "[1, 2]", raw=True)
    assert [row.get("error", {}).get("code") for row in result.found] == ["not_json", None, "bad_input"]
    assert result.status == DONE_WITH_BAD_LINES


def test_an_id_used_twice_is_refused_the_second_time(answers):
    result = answers({"id": "a", "text": "cannot do buttons"}, {"id": "a", "text": "cannot do buttons"})
    assert "error" not in result.found[0]
    assert result.found[1]["error"]["code"] == "given_twice"


@pytest.mark.parametrize(
    "text",
    [
        "😀😀😀",
        "Мой ребёнок не ходит",
        "孩子走路踮脚尖",
        "<script>alert(1)</script> still walks on tiptoe",
        "'; DROP TABLE children; -- cannot do buttons",
        "a" * 10_000,
        "tiptoe " * 1400,
        "\u202e\u0000\ufeff tiptoe",
    ],
)
def test_strange_texts_are_answered(answers, text):
    result = answers({"id": "a", "text": text, "age_months": 40})
    assert result.status == DONE
    assert result.found[0]["verdict"]


def test_markup_in_a_text_is_read_as_words(answers):
    marked, plain = answers(
        {"id": "a", "text": "<b>still walks on tiptoe</b>", "age_months": 40},
        {"id": "b", "text": "still walks on tiptoe", "age_months": 40},
    ).found
    assert marked["label"] == plain["label"]


def test_empty_lines_are_passed_over(answers):
    result = answers('{"id": "a", "text": "cannot do buttons"}', "", "  ", raw=True)
    assert [row["id"] for row in result.found] == ["a"]


def test_a_dash_means_standard_input_and_output(monkeypatch, capsysbinary):
    line = json.dumps({"id": "a", "text": "cannot do buttons"}).encode() + b"\n"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(line)))
    from pathlib import Path

    assert check_lines(Path("-"), Path("-"), date(2026, 11, 24)) == DONE
    assert json.loads(capsysbinary.readouterr().out)["id"] == "a"


def test_a_missing_file_is_an_error_of_the_option(tmp_path, today):
    with pytest.raises(InputError, match="--batch"):
        check_lines(tmp_path / "none.jsonl", tmp_path / "out.jsonl", today)


def test_an_interrupt_keeps_what_was_finished(tmp_path, today, monkeypatch):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(json.dumps({"id": str(n), "text": "cannot do buttons"}) + "\n" for n in range(9)))
    answer, calls = batch._answer, iter(range(9))

    def interrupted_at_the_fourth(*given):
        if next(calls) == 3:
            raise KeyboardInterrupt
        return answer(*given)

    monkeypatch.setattr(batch, "_answer", interrupted_at_the_fourth)
    assert check_lines(source, target, today) == batch.INTERRUPTED
    assert [json.loads(line)["id"] for line in target.read_text().splitlines()] == ["0", "1", "2"]


def test_the_same_lines_give_the_same_bytes(tmp_path, today):
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "a", "text": "walks on tiptoe, hates labels", "age_months": 40}) + "\n")
    outs = [tmp_path / name for name in ("one.jsonl", "two.jsonl")]
    for out in outs:
        check_lines(source, out, today)
    assert outs[0].read_bytes() == outs[1].read_bytes()
