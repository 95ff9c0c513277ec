import shutil
from datetime import date
from pathlib import Path

import pytest

from handrail.knowledge import DATA, compile_set, load, load_library
from handrail.knowledge.review import review_record
from handrail.vocabulary import InputError

ON, DUE = date(2026, 11, 24), date(2028, 11, 24)


def sign(folder: Path, record_id: str, by: str) -> str:
    return review_record(folder, record_id, by=by, on=ON, due=DUE)


def test_one_reviewer_moves_a_concern_to_reviewed(small_folder: Path) -> None:
    assert sign(small_folder, "toe_walking", "Ana (physiotherapist)") == "toe_walking is reviewed."
    concern = load(small_folder).concerns["toe_walking"]
    assert (concern.status, concern.reviewed_by) == ("reviewed", ("Ana (physiotherapist)",))
    assert (concern.reviewed_on, concern.review_due) == (ON, DUE)


def test_a_red_flag_stays_draft_after_one_reviewer(small_folder: Path) -> None:
    said = sign(small_folder, "rf_lost_skill", "Ana (physiotherapist)")
    assert said == "rf_lost_skill is draft; 1 more reviewer is needed."
    assert load(small_folder).red_flags["rf_lost_skill"].status == "draft"


def test_a_second_person_moves_a_red_flag_to_reviewed(small_folder: Path) -> None:
    sign(small_folder, "rf_lost_skill", "Ana (physiotherapist)")
    assert sign(small_folder, "rf_lost_skill", "Ben (paediatrician)") == "rf_lost_skill is reviewed."
    flag = load(small_folder).red_flags["rf_lost_skill"]
    assert flag.reviewed_by == ("Ana (physiotherapist)", "Ben (paediatrician)")


def test_the_same_person_cannot_sign_twice(small_folder: Path) -> None:
    sign(small_folder, "rf_lost_skill", "Ana (physiotherapist)")
    with pytest.raises(InputError, match="has signed rf_lost_skill already") as caught:
        sign(small_folder, "rf_lost_skill", "Ana (physiotherapist)")
    assert caught.value.field == "--by"
    assert load(small_folder).red_flags["rf_lost_skill"].status == "draft"


@pytest.mark.parametrize("written", ["Ana (occupational therapist)", "ana (physiotherapist)", "Ana  (physiotherapist)"])
def test_the_same_person_in_another_role_or_spelling_cannot_sign_twice(small_folder: Path, written: str) -> None:
    sign(small_folder, "rf_lost_skill", "Ana (physiotherapist)")
    with pytest.raises(InputError, match="has signed rf_lost_skill already"):
        sign(small_folder, "rf_lost_skill", written)


@pytest.mark.parametrize(
    ("record_id", "said"), [("rf_old", "is retired"), ("s1", "sources are not signed off"), ("nothing", "no record")]
)
def test_what_cannot_be_signed_off_is_refused_and_left_alone(small_folder: Path, record_id: str, said: str) -> None:
    before = {path: path.read_bytes() for path in small_folder.iterdir()}
    with pytest.raises(InputError, match=said) as caught:
        sign(small_folder, record_id, "Ana (physiotherapist)")
    assert caught.value.field == "ID"
    assert {path: path.read_bytes() for path in small_folder.iterdir()} == before


def test_a_review_leaves_the_rest_of_the_file_as_its_author_wrote_it(small_folder: Path) -> None:
    path = small_folder / "concerns.toml"
    before = path.read_text(encoding="utf-8").splitlines()
    sign(small_folder, "handwriting", "Ana (occupational therapist)")
    after = path.read_text(encoding="utf-8").splitlines()
    added = [line for line in after if line not in before]
    assert added == [
        'status = "reviewed"',
        'reviewed_by = ["Ana (occupational therapist)"]',
        "reviewed_on = 2026-11-24",
        "review_due = 2028-11-24",
    ]
    assert [line for line in after if line not in added] == before


def test_a_review_touches_no_other_file(small_folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in small_folder.iterdir() if path.name != "concerns.toml"}
    sign(small_folder, "toe_walking", "Ana (physiotherapist)")
    assert {name: (small_folder / name).read_bytes() for name in before} == before


def test_a_review_is_seen_although_a_compiled_form_exists(small_folder: Path) -> None:
    compile_set(small_folder)
    sign(small_folder, "toe_walking", "Ana (physiotherapist)")
    assert load(small_folder).concerns["toe_walking"].status == "reviewed"


def test_the_same_person_signs_again_when_the_record_falls_due(small_folder: Path) -> None:
    sign(small_folder, "toe_walking", "Ana (physiotherapist)")
    with pytest.raises(InputError, match="has signed toe_walking already"):
        sign(small_folder, "toe_walking", "Ana (physiotherapist)")
    said = review_record(small_folder, "toe_walking", by="Ana (physiotherapist)", on=DUE, due=date(2030, 11, 24))
    concern = load(small_folder).concerns["toe_walking"]
    assert said == "toe_walking is reviewed."
    assert (concern.reviewed_by, concern.reviewed_on) == (("Ana (physiotherapist)",), DUE)


def test_a_third_signature_does_not_renew_a_red_flag_by_itself(small_folder: Path) -> None:
    sign(small_folder, "rf_lost_skill", "Ana (physiotherapist)")
    sign(small_folder, "rf_lost_skill", "Ben (paediatrician)")
    again = {"on": DUE, "due": date(2030, 11, 24)}
    said = review_record(small_folder, "rf_lost_skill", by="Cy (GP)", **again)
    assert said == "rf_lost_skill is reviewed; 1 more reviewer is needed to renew it."
    flag = load(small_folder).red_flags["rf_lost_skill"]
    assert flag.reviewed_by == ("Ana (physiotherapist)", "Ben (paediatrician)")
    assert (flag.reviewed_on, flag.review_due, flag.signed_again_by) == (ON, DUE, ("Cy (GP)",))
    with pytest.raises(InputError, match="has signed rf_lost_skill already"):
        review_record(small_folder, "rf_lost_skill", by="cy (nurse)", **again)


def test_two_signatures_renew_a_red_flag(small_folder: Path) -> None:
    sign(small_folder, "rf_lost_skill", "Ana (physiotherapist)")
    sign(small_folder, "rf_lost_skill", "Ben (paediatrician)")
    later = date(2030, 11, 24)
    review_record(small_folder, "rf_lost_skill", by="Cy (GP)", on=DUE, due=later)
    said = review_record(small_folder, "rf_lost_skill", by="Ana (physiotherapist)", on=DUE, due=later)
    assert said == "rf_lost_skill is reviewed."
    flag = load(small_folder).red_flags["rf_lost_skill"]
    assert (flag.reviewed_by, flag.signed_again_by) == (("Cy (GP)", "Ana (physiotherapist)"), ())
    assert (flag.reviewed_on, flag.review_due) == (DUE, later)


def test_a_reviewed_record_can_be_reviewed_again_by_someone_else(small_folder: Path) -> None:
    sign(small_folder, "toe_walking", "Ana (physiotherapist)")
    later = date(2028, 11, 1)
    said = review_record(small_folder, "toe_walking", by="Ben (GP)", on=later, due=date(2030, 11, 1))
    assert said == "toe_walking is reviewed."
    assert load(small_folder).concerns["toe_walking"].reviewed_on == later


def test_a_record_of_the_library_is_signed_in_its_own_file(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("*.msgpack")))
    assert sign(folder, "sock_race", "Ana (occupational therapist)") == "sock_race is reviewed."
    assert load_library(folder).activities["sock_race"].status == "reviewed"
    assert load(folder).hash == load().hash
