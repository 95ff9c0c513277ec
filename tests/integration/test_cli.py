"""The commands as a person types them."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from handrail.cli import main
from handrail.cli.diff import print_diff
from handrail.cli.main import app
from handrail.knowledge import DATA, compile_library, compile_set
from handrail.vocabulary import InputError

runner = CliRunner()


def typed(*words, answers=""):
    return runner.invoke(app, list(words), input=answers, env={"COLUMNS": "100", "TERM": "dumb"})


def test_version_names_program_and_knowledge(knowledge):
    said = typed("--version").stdout
    assert knowledge.version in said
    assert knowledge.hash[:12] in said


def test_a_worry_in_words_is_answered_as_a_page():
    said = typed("check", "--text", "my 3 year old still walks on tiptoes", "--age-months", "38", "--on", "2026-11-24")
    assert said.exit_code == 0
    assert "physiotherapist" in said.stdout
    assert "Draft" in said.stdout
    assert "We could not check every sign" in said.stdout


def test_an_emergency_comes_first():
    said = typed("check", "--text", "she is blue round the lips and cannot breathe", "--age-months", "20").stdout
    assert "emergency care now" in said
    assert "Tonight" not in said


def test_the_whole_decision_as_json():
    said = typed("check", "--text", "cannot do buttons", "--age-months", "80", "--json")
    decision = json.loads(said.stdout)
    assert decision["disciplines"] == ["ot"]
    assert decision["contributions"][0]["work"]
    assert decision["reasons"][0]["clinician_text"]


def test_a_file_with_one_check(tmp_path):
    path = tmp_path / "child.json"
    path.write_text(json.dumps({"concerns": ["buttons_zips"], "age_months": 80}))
    assert json.loads(typed("check", "--file", str(path), "--json").stdout)["label"] == "ot"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("check", "--file", "nowhere.json"), "nowhere.json cannot be read"),
        (("check", "--text", "x", "--on", "2026-02-30"), "--on: must be a date"),
        (("check", "--text", "x", "--batch", "a.jsonl"), "--batch: goes alone"),
        (("check", "--text", "x", "--age-months", "400"), "age_months"),
        (("knowledge", "show", "nobody"), "no record"),
        (("knowledge", "diff", "no-such-revision", "HEAD"), "neither a folder nor a git revision"),
    ],
)
def test_unusable_arguments_get_a_sentence_and_exit_status_2(words, sentence, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["handrail", *words])
    with pytest.raises(SystemExit) as stop:
        main.run()
    assert stop.value.code == 2
    assert sentence in capsys.readouterr().err


def test_a_batch_says_by_its_exit_status_that_a_line_was_bad(tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": "a", "text": "cannot do buttons"}\n{"id": "b"}\n')
    assert typed("check", "--batch", str(source), "--out", str(tmp_path / "out.jsonl")).exit_code == 1


def test_the_help_says_what_the_unattended_mode_assumes():
    said = " ".join(typed("check", "--help").stdout.split())
    assert "unattended" in said
    assert "not asked" in said


def test_knowledge_check_counts_the_records(knowledge):
    said = typed("knowledge", "check")
    assert said.exit_code == 0
    assert "no problems found" in said.stdout


def test_knowledge_check_names_file_record_and_field(small_folder):
    path = small_folder / "concerns.toml"
    path.write_text(path.read_text().replace('verdict = "reassure"', 'verdict = "reasure"', 1))
    said = typed("knowledge", "check", "--data", str(small_folder))
    assert said.exit_code == 1
    assert "concerns.toml: " in said.stderr
    assert "verdict" in said.stderr


def test_knowledge_show_and_search():
    assert "draft" in typed("knowledge", "show", "toe_walking").stdout
    assert "toe_walking" in typed("knowledge", "search", "tiptoe", "heels").stdout
    assert typed("knowledge", "search", "xylophonist").exit_code == 1


def test_knowledge_shows_searches_and_checks_what_families_read(library_folder):
    assert "grade weak" in typed("knowledge", "show", "intervention:weighted_vest").stdout
    assert "explanation" in typed("knowledge", "search", "share one plan", "--data", str(library_folder)).stdout
    path = library_folder / "library" / "reading.toml"
    path.write_text(path.read_text().replace("Muscles that feel loose.", "Muscles that failed."))
    said = typed("knowledge", "check", "--data", str(library_folder))
    assert said.exit_code == 1
    assert "library/reading.toml: tone meaning: says" in said.stderr


def test_a_check_reads_no_compiled_library(monkeypatch):
    compile_set()
    compile_library()
    read, real = [], Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path.name) or real(path))
    assert typed("check", "--text", "walks on tiptoe", "--age-months", "30").exit_code == 0
    assert "compiled.msgpack" in read
    assert "library.msgpack" not in read
    read.clear()
    typed("knowledge", "show", "term:goal")
    assert "library.msgpack" in read


def test_knowledge_diff_shows_whose_decision_changes(tmp_path):
    new = tmp_path / "new"
    shutil.copytree(DATA, new)
    path = next(p for p in new.rglob("*.toml") if 'id = "rf_limp_with_fever"' in p.read_text())
    text = path.read_text()
    place = text.index('urgency = "same_day"', text.index('id = "rf_limp_with_fever"'))
    path.write_text(text[:place] + text[place:].replace("same_day", "emergency_now", 1))
    said = typed("knowledge", "diff", str(DATA), str(new)).stdout
    assert "rf_limp_with_fever: yes" in said
    assert "emergency_now" in said


def test_knowledge_diff_of_the_same_set_is_empty():
    assert typed("knowledge", "diff", str(DATA), str(DATA)).stdout.startswith("0 decisions change")


def test_knowledge_diff_takes_a_git_revision():
    inside = subprocess.run(["git", "rev-parse", "--verify", "HEAD"], capture_output=True, check=False)
    if inside.returncode:
        pytest.skip("not in a git checkout")
    assert typed("knowledge", "diff", "HEAD", "HEAD").stdout.startswith("0 decisions change")


def test_knowledge_diff_says_when_a_revision_is_of_another_program(tmp_path, monkeypatch):
    data = tmp_path / "src/handrail/knowledge/data"
    shutil.copytree(DATA, data)
    path = data / "red_flags" / "acute.toml"
    path.write_text(path.read_text().replace("[[red_flag]]\n", '[[red_flag]]\nask_first = "Is it new?"\n', 1))
    monkeypatch.chdir(tmp_path)
    who = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    for command in (("init", "-q"), ("add", "."), (*who, "commit", "-q", "-m", "Old")):
        subprocess.run(["git", *command], check=True)
    with pytest.raises(InputError, match=r'"HEAD" is written for another version .*`ask_first`') as caught:
        print_diff("HEAD", str(DATA), date(2026, 11, 24))
    assert caught.value.field == "OLD"


def test_a_guided_check_asks_and_answers():
    """A four-year-old who cannot do buttons: none of the signs, then the worry in words, then the follow-ups."""
    none_of_these, age, words = "9", "80", "cannot do up his buttons and zips"
    said = typed("check", answers="\n".join([none_of_these, age, words, "1", *["s"] * 80]) + "\n")
    assert said.exit_code == 0, said.exception
    assert "occupational therapy" in said.stdout
    assert "Ask again if" in said.stdout


def test_a_guided_check_goes_back_and_forgives_wrong_answers():
    said = typed("check", answers="\n".join(["99", "9", "b", "9", "two", "-3", "40", "q"]) + "\n")
    assert said.exit_code == 0
    assert "choose from 1 to 9" in said.stdout
    assert "give months" in said.stdout


def test_words_that_smell_of_a_sign_bring_its_question_first():
    words = "he limps and has a fever since yesterday"
    said = typed("check", answers="\n".join(["9", "60", words, "1", "s", "3", "q"]) + "\n").stdout
    after_the_words = said.split("Does your child already have therapy?")[1]
    assert "fever" in after_the_words.split("›")[1]


def test_signs_are_asked_even_when_no_worry_fits():
    words = "he limps and has a fever since yesterday"
    said = typed("check", answers="\n".join(["9", "60", words, "6", "s", "3", "q"]) + "\n").stdout
    assert "try to say it in other words" not in said
    assert "fever" in said.split("Does your child already have therapy?")[1].split("›")[1]


@pytest.mark.parametrize("command", [["serve"], ["site", "check"]])
def test_without_the_pages_extra_one_sentence_says_what_to_install(monkeypatch, capsys, command):
    monkeypatch.setitem(sys.modules, "django", None)
    monkeypatch.setattr(sys, "argv", ["handrail", *command])
    with pytest.raises(SystemExit) as ended:
        main.run()
    assert ended.value.code == 2
    assert 'pip install "handrail[web]"' in capsys.readouterr().err
