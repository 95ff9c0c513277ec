"""`handrail schedule` as a clinic types it: solve, replan, show, explain, export, and what cannot be used."""

import os
import pty
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

from architecture.sources import ROOT
from browser.running import HANDRAIL
from diary import booked
from handrail.cli.main import app
from handrail.scheduling import read_solution, write_instance, write_solution
from handrail.vocabulary import HandrailError, MissingExtraError
from judge import generated, judged

Run = Callable[..., Result]


@pytest.fixture
def schedule() -> Run:
    def invoke(*arguments: object) -> Result:
        done = CliRunner().invoke(app, ["schedule", *map(str, arguments)])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return invoke


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """The file of a small clinic."""
    path = tmp_path / "clinic.json"
    path.write_bytes(write_instance(generated("small", 1)))
    return path


@pytest.fixture
def standing(tmp_path: Path) -> Path:
    """The file of the receptionist's plan for it."""
    path = tmp_path / "plan.json"
    path.write_bytes(write_solution(booked("small", 1)[1]))
    return path


@pytest.fixture
def sick(tmp_path: Path) -> Path:
    """The file of a day's sickness."""
    path = tmp_path / "sick.json"
    events = [{"type": "sick", "therapist": "*", "week": 0}]
    path.write_bytes(
        msgspec.json.encode({"format": "cts-disruption-1", "instance": "small-s1", "now": [0, 0], "events": events})
    )
    return path


def violations(path: Path) -> list[tuple[str, str]]:
    instance = generated("small", 1)
    return judged(instance, read_solution(path.read_bytes(), instance))[0]


@pytest.mark.parametrize("options", [["--time", 1], ["--rounds", 3, "--workers", 1], ["--method", "greedy"]])
def test_a_clinic_is_booked(schedule: Run, clinic: Path, tmp_path: Path, options: list[object]) -> None:
    done = schedule("solve", clinic, "-o", tmp_path / "new.json", *options)
    assert done.exit_code == 0
    assert "Sessions booked" in done.output
    assert violations(tmp_path / "new.json") == []


def test_rounds_a_seed_and_one_worker_give_the_same_file(schedule: Run, clinic: Path, tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        schedule("solve", clinic, "-o", tmp_path / name, "--rounds", 5, "--seed", 7, "--workers", 1)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_sickness_is_mended_and_families_to_phone_are_named(
    schedule: Run, clinic: Path, standing: Path, sick: Path, tmp_path: Path
) -> None:
    done = schedule("replan", clinic, standing, sick, "-o", tmp_path / "new.json", "--time", 2)
    assert done.exit_code == 0
    assert "Families to phone" in done.output
    kept = schedule("replan", clinic, standing, sick, "-o", tmp_path / "new.json", "--time", 2, "--keep-others")
    assert [line.split()[-1] for line in kept.output.splitlines() if "Moved although not hit" in line] == ["0"]


def test_a_plan_is_shown_by_therapist_and_by_family(schedule: Run, clinic: Path, standing: Path) -> None:
    shown = schedule("show", clinic, standing).output
    assert "Week 1, 5 to 9 January, by therapist" in shown
    assert "Week 1, 5 to 9 January, by family" in shown
    assert schedule("show", clinic, standing, "--week", 1).output == shown


def test_a_plan_becomes_one_page(schedule: Run, clinic: Path, standing: Path, tmp_path: Path) -> None:
    schedule("show", clinic, standing, "--html", tmp_path / "week.html")
    page = (tmp_path / "week.html").read_text()
    assert page.startswith("<!doctype html>")
    assert "#7a3e9d" in page.rsplit("</style>", 1)[0]


def test_a_child_is_explained(schedule: Run, clinic: Path, standing: Path) -> None:
    instance, solution = booked("small", 1)
    lacking = next(one.id for one in instance.children if not any(p.child == one.id for p in solution.appointments))
    told = schedule("explain", clinic, standing, "--child", lacking).output
    assert "not booked" in told
    assert "What would help most" in told
    whole = schedule("explain", clinic, standing, "--child", solution.appointments[0].child).output
    assert solution.appointments[0].therapists[0] in whole


def test_calendar_files_are_written(schedule: Run, clinic: Path, standing: Path, tmp_path: Path) -> None:
    done = schedule("export", clinic, standing, "--ics", tmp_path / "new" / "folder")
    files = list((tmp_path / "new" / "folder").glob("*.ics"))
    assert f"{len(files)} calendar files" in done.output
    assert {path.name.split("-")[0] for path in files} == {"therapist", "family"}


def test_a_dash_is_standard_input_or_output(clinic: Path, standing: Path, sick: Path) -> None:
    def piped(source: Path, *arguments: object) -> bytes:
        done = CliRunner().invoke(app, ["schedule", *map(str, arguments)], input=source.read_bytes())
        assert done.exit_code == 0
        return done.stdout_bytes

    instance = generated("small", 1)
    for plan in (
        piped(clinic, "solve", "-", "-o", "-", "--method", "greedy"),
        piped(clinic, "replan", "-", standing, sick, "-o", "-", "--time", 1),
        piped(standing, "replan", clinic, "-", sick, "-o", "-", "--time", 1),
        piped(sick, "replan", clinic, standing, "-", "-o", "-", "--time", 1),
    ):
        assert judged(instance, read_solution(plan, instance))[0] == []
    assert b"by therapist" in piped(clinic, "show", "-", standing)
    assert piped(standing, "show", clinic, "-", "--html", "-").startswith(b"<!doctype html>")
    assert b"C001" in piped(standing, "explain", clinic, "-", "--child", "C001")
    assert b"calendar files" in piped(clinic, "export", "-", standing, "--ics", clinic.parent / "ics")


def broken(clinic: Path, change: Callable[[dict], None]) -> Path:
    raw = msgspec.json.decode(clinic.read_bytes())
    change(raw)
    clinic.write_bytes(msgspec.json.encode(raw))
    return clinic


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda raw: raw["therapists"][0]["roster"]["0"]["breaks"].append([0, 2]), r"breaks\[1\]: the break"),
        (lambda raw: raw["therapists"][0]["roster"]["0"].update(end=50), "the shift 8 to 50 is not inside the day"),
        (lambda raw: raw["rooms"][0].update(site="S9"), "there is no site 'S9'"),
        (lambda raw: raw["children"][0].update(windows=[[0, 38, 44]]), "the window 38 to 44 is not inside the day"),
        (lambda raw: raw["children"][0]["courses"][0].update(per_weeks=4), "at most 3 can"),
        (lambda raw: raw["children"].append(raw["children"][0]), "stands there twice"),
        (lambda raw: raw["calendar"].update(start_date="soon"), "is no date"),
    ],
)
def test_what_contradicts_itself_is_named_with_its_file(
    schedule: Run, clinic: Path, tmp_path: Path, change: Callable[[dict], None], told: str
) -> None:
    with pytest.raises(HandrailError, match=told) as refused:
        schedule("solve", broken(clinic, change), "-o", tmp_path / "new.json")
    assert "clinic.json" in str(refused.value)
    assert not (tmp_path / "new.json").exists()


def test_half_a_file_is_told(schedule: Run, clinic: Path, tmp_path: Path) -> None:
    clinic.write_bytes(clinic.read_bytes()[:500])
    with pytest.raises(HandrailError, match="or only part of it"):
        schedule("solve", clinic, "-o", tmp_path / "new.json")


@pytest.mark.parametrize("method", ["best", "greedy"])
def test_what_can_be_booked_is_booked_where_not_all_can(
    schedule: Run, clinic: Path, tmp_path: Path, method: str
) -> None:
    broken(clinic, lambda raw: raw["children"][0]["courses"][0].update(skill="nobody-has-it"))
    done = schedule("solve", clinic, "-o", tmp_path / "new.json", "--time", 1, "--method", method)
    assert done.exit_code == 0
    assert len(msgspec.json.decode((tmp_path / "new.json").read_bytes())["appointments"]) > 15


@pytest.mark.parametrize(
    "change", [lambda raw: raw.update(therapists=[]), lambda raw: raw.update(children=[], families=[])]
)
def test_an_empty_clinic_gets_an_empty_plan(schedule: Run, clinic: Path, tmp_path: Path, change) -> None:
    plan = tmp_path / "new.json"
    assert schedule("solve", broken(clinic, change), "-o", plan, "--time", 1).exit_code == 0
    assert msgspec.json.decode(plan.read_bytes())["appointments"] == []
    assert schedule("show", clinic, plan, "--html", tmp_path / "week.html").exit_code == 0
    assert schedule("show", clinic, plan).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["solve", "clinic.json", "-o", "new.json", "--method", "magic"], "--method"),
        (["solve", "nowhere.json", "-o", "new.json"], "nowhere.json: cannot be read"),
        (["solve", "clinic.json", "-o", "nowhere/new.json"], "cannot be written"),
        (["solve", "clinic.json", "-o", "clinic.json"], "is an input"),
        (["show", "clinic.json", "plan.json", "--week", "2"], "--week"),
        (["show", "-", "-"], "only one file can come from standard input"),
        (["show", "clinic.json", "clinic.json"], "clinic.json: format"),
        (["explain", "clinic.json", "plan.json", "--child", "C999"], "there is no child 'C999'"),
        (["export", "clinic.json", "plan.json", "--ics", "clinic.json"], "cannot be written"),
    ],
)
def test_unusable_options_are_named(
    schedule: Run, clinic: Path, standing: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(clinic.parent)
    with pytest.raises(HandrailError, match=told) as refused:
        schedule(*arguments)
    assert refused.value.exit_status == 2


def test_without_the_extra_one_sentence_says_what_to_install(
    schedule: Run, clinic: Path, standing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ortools.sat.python", None)
    monkeypatch.setitem(sys.modules, "ortools", None)
    with pytest.raises(MissingExtraError, match=r"handrail\[schedule\]"):
        schedule("solve", clinic, "-o", tmp_path / "new.json")
    assert schedule("solve", clinic, "-o", tmp_path / "new.json", "--method", "greedy").exit_code == 0
    assert schedule("show", clinic, standing).exit_code == 0


def test_the_examples_of_the_reference_can_be_read_booked_and_mended(schedule: Run, tmp_path: Path) -> None:
    text = (ROOT / "docs" / "reference" / "scheduling.md").read_text()
    names = ("clinic.json", "plan.json", "events.json")
    for name, example in zip(names, re.findall(r"```json\n(.*?)```", text, re.S), strict=True):
        (tmp_path / name).write_text(example)
    clinic, plan, events = (tmp_path / name for name in names)
    booked_anew = schedule("solve", clinic, "-o", tmp_path / "new.json", "--rounds", 1, "--workers", 1).output
    assert "100.0 % (4 of 4)" in booked_anew
    schedule("replan", clinic, plan, events, "-o", tmp_path / "new.json", "--time", 1)
    assert msgspec.json.decode((tmp_path / "new.json").read_bytes())["format"] == "cts-solution-1"


class Screen:
    """A terminal that is read all the time, as a real one is; else a program with much to say waits for ever."""

    def __init__(self, terminal: int) -> None:
        self._seen = b""
        self._changed = threading.Condition()
        threading.Thread(target=self._read, args=(terminal,), daemon=True).start()

    def shows(self, words: bytes, within: float) -> bool:
        """Whether these words are seen, at the latest after so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: words in self._seen, timeout=within)

    def _read(self, terminal: int) -> None:
        with suppress(OSError):  # the other end is closed
            while part := os.read(terminal, 65536):
                with self._changed:
                    self._seen += part
                    self._changed.notify_all()


def test_ctrl_c_keeps_the_best_plan_so_far(clinic: Path, tmp_path: Path) -> None:
    plan = tmp_path / "new.json"
    command = [HANDRAIL, "schedule", "solve", str(clinic), "-o", str(plan), "--rounds", "1000000"]
    terminal, its_end = pty.openpty()
    # A shell that starts the tests in the background has them ignore the signal, and what they start inherits that.
    listening = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=its_end, text=True, preexec_fn=listening) as process:
        os.close(its_end)
        screen = Screen(terminal)
        try:
            assert screen.shows(b"Objective", within=60)
            process.send_signal(signal.SIGINT)
            told, _ = process.communicate(timeout=60)
        finally:
            process.kill()  # a program that is stuck must not keep the tests waiting
    assert process.returncode == 130
    assert screen.shows(b"Ctrl-C keeps the best plan so far.", within=5)
    assert "Sessions booked" in told
    assert violations(plan) == []
