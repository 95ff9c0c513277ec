"""The site keeps what it promises: its policy is pinned, its settings are safe, its parts fit together."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from architecture.sources import ROOT, SOURCE
from handrail.knowledge import Knowledge
from handrail.site.middleware import content_security_policy

STATIC = SOURCE / "site" / "static"
TEMPLATES = sorted(SOURCE.glob("*/templates/*/*.html"))
STYLE = (STATIC / "handrail.css").read_text(encoding="utf-8")
HANDRAIL = Path(sys.executable).with_name("handrail")


def test_the_policy_lets_a_page_load_its_own_files_alone():
    assert content_security_policy("https://weather.example/x") == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; form-action 'self' https://weather.example; base-uri 'none'; frame-ancestors 'none'"
    )


@pytest.mark.django_db
def test_every_page_carries_the_policy_and_is_stored_nowhere():
    for address in ("/", "/worries/", "/no/such/page/", "/finished/"):
        response = Client().get(address)
        assert response.headers["Content-Security-Policy"] == content_security_policy(settings.QUICK_EXIT)
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Frame-Options"] == "DENY"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_a_page_is_compressed():
    assert Client().get("/", headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"


def run_site(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HANDRAIL_", "DJANGO_"))}
    return subprocess.run(
        [HANDRAIL, "site", *command], env={**kept, **environment}, capture_output=True, text=True, check=False, cwd=ROOT
    )


def test_the_settings_of_a_deployment_pass_djangos_own_check(tmp_path):
    key = "a key of fifty characters and more, with 0123456789 and !?"
    done = run_site("check", "--deploy", "--fail-level", "INFO", HANDRAIL_SECRET_KEY=key, HANDRAIL_STATE=str(tmp_path))
    assert "no issues" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


def test_without_a_key_the_site_does_not_start(tmp_path):
    done = run_site("check", HANDRAIL_STATE=str(tmp_path))
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_the_log_writes_no_address_and_no_answer():
    loggers = settings.LOGGING["loggers"]
    assert loggers["django"]["level"] == "ERROR"
    assert loggers["django.server"]["handlers"] == []


def test_no_template_holds_style_or_script_of_its_own():
    inline = re.compile(r"<style|<script(?! src=)|\bstyle=|\bon[a-z]+=")
    assert [path.name for path in TEMPLATES if inline.search(path.read_text(encoding="utf-8"))] == []


def test_no_template_asks_for_anything_from_elsewhere():
    foreign = re.compile(r"(?:src|href|action)=\"(?:https?:)?//")
    assert [path.name for path in TEMPLATES if foreign.search(path.read_text(encoding="utf-8"))] == []


def test_the_style_asks_for_nothing_from_elsewhere():
    assert re.findall(r"url\(\"?([^)\"]+)", STYLE) == ["figtree.woff2"]
    assert "@import" not in STYLE


def test_the_style_speaks_of_start_and_end_so_that_right_to_left_works():
    physical = r"(?<![\w-])(?:margin|padding|border|inset)-(?:left|right)|(?<![\w-])(?:left|right|float)\s*:"
    assert re.findall(physical, STYLE) == []


def test_every_word_of_a_template_can_be_translated():
    markup = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|&\w+;", re.DOTALL)
    blocks = re.compile(
        r"\{% blocktranslate.*?\{% endblocktranslate %\}|\{% block (?:body_class|robots|kind) %\}.*?\{% endblock %\}",
        re.DOTALL,
    )
    bare = {}
    for path in TEMPLATES:
        if path.name in ("design.html", "fault.html"):  # for ourselves; and for when nothing works any more
            continue
        text = markup.sub(" ", blocks.sub(" ", path.read_text(encoding="utf-8")))
        words = [word for word in re.findall(r"[A-Za-z]{2,}", text) if word not in ("Handrail", "doctype")]
        if words:
            bare[path.name] = words
    assert bare == {}


def test_every_picture_of_a_sign_exists_and_is_told_to_those_who_cannot_see(knowledge: Knowledge):
    named = {flag.picture for flag in knowledge.red_flags.values() if flag.picture}
    assert named == set(knowledge.pictures)
    assert [name for name in named if not (STATIC / "pictures" / f"{name}.svg").is_file()] == []


def test_every_group_of_worries_is_on_the_list_with_an_icon(knowledge: Knowledge):
    from handrail.family.check.presenters.worries import groups

    icons = set(re.findall(r'symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))
    assert {group.id for group in groups()} == {concern.group for concern in knowledge.concerns.values()}
    assert {group.icon for group in groups()} <= icons
    assert sum(len(group.worries) for group in groups()) == len(knowledge.concerns)


def test_every_place_has_the_four_kinds_of_lines(knowledge: Knowledge):
    for place in knowledge.places.values():
        assert {line.purpose for line in place.lines} == {"advice", "child_protection", "crisis", "young_person"}, (
            place.id
        )
