from pathlib import Path

import msgspec
import pytest

from handrail.knowledge import DATA, Knowledge, KnowledgeError, compile_set, folder_of, load, parse_folder
from handrail.knowledge.load import COMPILED, content_hash, parse, read_files


def only_problem(folder: Path) -> tuple[str, str, str, str]:
    problems, knowledge = parse_folder(folder)
    assert knowledge is None
    assert len(problems) == 1
    return problems[0].file, problems[0].record, problems[0].field, problems[0].message


def replaced(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_load_reads_records_by_kind_and_id(small: Knowledge) -> None:
    assert small.version == "2026.01"
    assert list(small.concerns) == ["toe_walking", "handwriting", "talking_late", "school_chair"]
    assert small.topic_flags["toes"].flags == ("rf_stiff_heel", "rf_lost_skill")
    assert small.lexicon["tiptoe"] == ("tiptoe", "tip toes", "on his toes")
    assert small.fixed_line == "Ring {emergency_number} if your child cannot breathe."


def test_load_remembers_the_file_of_every_record(small: Knowledge) -> None:
    assert small.origin["concern:toe_walking"] == "concerns.toml"
    assert small.origin["topic_flags:toes"] == "knowledge.toml"


def test_clinical_records_are_those_that_a_clinician_signs_off(small: Knowledge) -> None:
    kinds = {kind for kind, _ in small.clinical_records()}
    assert kinds == {
        "fact", "discipline", "role", "concern", "red_flag", "sentinel", "universal", "milestone", "condition",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "record", "field", "said"),
    [
        ("concerns.toml", 'group = "moving"', 'grop = "moving"', "toe_walking", "", "unknown field `grop`"),
        ("concerns.toml", "age_from_months = 9", "age_from_months = -1", "toe_walking", "age_from_months", ">= 0"),
        ("concerns.toml", 'age_basis = "corrected"', 'age_basis = "best"', "toe_walking", "age_basis", "best"),
        ("concerns.toml", 'id = "handwriting"', 'id = "Handwriting"', "Handwriting", "id", "regex"),
        ("concerns.toml", "watch_months = 4", 'watch_months = "four"', "toe_walking", "rules[0].then.watch_months", "str"),  # noqa: E501
        ("red_flags.toml", 'urgency = "same_day"', 'urgency = "quick"', "rf_stiff_neck", "urgency", "quick"),
        ("people.toml", 'title = "A guideline"\n', "", "s1", "", "`title`"),
        ("knowledge.toml", 'version = "2026.01"', 'version = "one"', "release", "version", "regex"),
        ("knowledge.toml", 'text = "Ring', 'txt = "Ring', "fixed_line", "", "unknown field `txt`"),
    ],
)  # fmt: skip
def test_a_misshapen_record_is_refused_with_file_record_and_field(
    small_folder: Path, file: str, old: str, new: str, record: str, field: str, said: str
) -> None:
    replaced(small_folder, file, old, new)
    problems, knowledge = parse_folder(small_folder)
    assert knowledge is None
    found = problems[0]
    assert (found.file, found.record, found.field) == (file, record, field)
    assert said in found.message


def test_a_record_without_an_id_is_named_by_its_place(small_folder: Path) -> None:
    replaced(small_folder, "people.toml", 'id = "s2"\n', "")
    file, record, _, message = only_problem(small_folder)
    assert (file, record) == ("people.toml", "source number 2")
    assert "`id`" in message


def test_an_id_that_is_used_twice_names_both_files(small_folder: Path) -> None:
    (small_folder / "more.toml").write_text('[[source]]\nid = "s1"\ntitle = "A"\npublisher = "B"\n')
    assert only_problem(small_folder) == ("people.toml", "s1", "id", "is also in more.toml.")


def test_a_concept_that_is_defined_twice_is_refused(small_folder: Path) -> None:
    (small_folder / "more.toml").write_text('[lexicon]\ntiptoe = ["toes"]\n')
    assert only_problem(small_folder) == ("more.toml", "lexicon", "tiptoe", "is defined twice.")


def test_an_unknown_kind_of_record_is_refused(small_folder: Path) -> None:
    (small_folder / "more.toml").write_text('[[worry]]\nid = "a"\n')
    assert only_problem(small_folder) == ("more.toml", "", "worry", "is no kind of record.")


@pytest.mark.parametrize("content", [b"id = ", b"\xff\xfe"])
def test_a_file_that_is_no_toml_is_named(small_folder: Path, content: bytes) -> None:
    (small_folder / "more.toml").write_bytes(content)
    file, record, field, message = only_problem(small_folder)
    assert (file, record, field) == ("more.toml", "", "")
    assert message.startswith("is not readable TOML")


def test_a_set_without_version_or_fixed_line_is_refused(tmp_path: Path) -> None:
    problems, _ = parse_folder(tmp_path)
    assert [(problem.record, problem.field) for problem in problems] == [("", "release"), ("", "fixed_line")]


def test_every_problem_is_reported_at_once(small_folder: Path) -> None:
    replaced(small_folder, "concerns.toml", 'group = "moving"', 'grop = "moving"')
    replaced(small_folder, "red_flags.toml", 'urgency = "same_day"', 'urgency = "quick"')
    with pytest.raises(KnowledgeError) as caught:
        load(small_folder)
    assert [problem.record for problem in caught.value.problems] == ["toe_walking", "rf_stiff_neck"]
    assert str(caught.value).count("\n") == 1
    assert (caught.value.code, caught.value.exit_status) == ("bad_knowledge", 2)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="is not a folder"):
        load(tmp_path / "nowhere")


def test_a_sentence_quotes_the_age_of_a_fact(small_folder: Path) -> None:
    replaced(
        small_folder,
        "concerns.toml",
        "Many children under 3",
        "Most by {fact:writes_by}, {fact:walks_alone_concern}, some",
    )
    text = load(small_folder).concerns["toe_walking"].rules[0].text
    assert text == "Most by 6 years, 18 months, some walk on tiptoe some of the time."


def test_an_unknown_fact_in_a_sentence_stays_to_be_seen(small_folder: Path) -> None:
    replaced(small_folder, "concerns.toml", "Many children under 3", "Most by {fact:nothing}")
    assert "{fact:nothing}" in load(small_folder).concerns["toe_walking"].rules[0].text


@pytest.mark.parametrize(("months", "said"), [("47", "47 months"), ("48", "4 years"), ("54", "54 months")])
def test_a_fact_of_whole_years_is_quoted_in_years_from_four_on(small_folder: Path, months: str, said: str) -> None:
    replaced(small_folder, "people.toml", "default = 72", f"default = {months}")
    replaced(small_folder, "concerns.toml", "Many children under 3", "By {fact:writes_by} children")
    assert load(small_folder).concerns["toe_walking"].rules[0].text.startswith(f"By {said} children")


def test_a_fact_in_days_is_quoted_in_days(small_folder: Path) -> None:
    replaced(small_folder, "people.toml", "default = 72 }", 'default = 48 }\nunit = "days"')
    replaced(small_folder, "concerns.toml", "Many children under 3", "By {fact:writes_by} children")
    assert load(small_folder).concerns["toe_walking"].rules[0].text.startswith("By 48 days children")


def test_the_hash_changes_with_any_content_or_name(small_folder: Path) -> None:
    files = read_files(small_folder)
    renamed = {("z.toml" if name == "people.toml" else name): content for name, content in files.items()}
    changed = {**files, "people.toml": files["people.toml"] + b"\n"}
    assert len({content_hash(files), content_hash(renamed), content_hash(changed)}) == 3
    assert len(content_hash(files)) == 64


def test_the_hash_does_not_hang_on_the_order_of_files(small_folder: Path) -> None:
    files = read_files(small_folder)
    assert content_hash(dict(reversed(files.items()))) == content_hash(files)


def test_files_in_subfolders_are_read_by_their_relative_name(small_folder: Path) -> None:
    (small_folder / "deep").mkdir()
    (small_folder / "people.toml").rename(small_folder / "deep" / "people.toml")
    assert load(small_folder).origin["source:s1"] == "deep/people.toml"


def test_the_compiled_form_equals_the_parsed_one(small_folder: Path) -> None:
    parsed = load(small_folder)
    path = compile_set(small_folder)
    compiled = msgspec.msgpack.decode(path.read_bytes(), type=Knowledge)
    assert compiled == parsed
    assert load(small_folder) == parsed


def test_the_compiled_form_of_the_shipped_set_equals_the_parsed_one(tmp_path: Path) -> None:
    files = read_files(DATA)
    compiled = msgspec.msgpack.encode(parse(files))
    assert msgspec.msgpack.decode(compiled, type=Knowledge) == parse(files)


def test_load_uses_the_compiled_form_of_these_very_files(small_folder: Path) -> None:
    marked = msgspec.structs.replace(load(small_folder), version="2099.01")
    (small_folder / COMPILED).write_bytes(msgspec.msgpack.encode(marked))
    assert load(small_folder).version == "2099.01"


def test_a_stale_compiled_form_is_ignored(small_folder: Path) -> None:
    compile_set(small_folder)
    replaced(small_folder, "knowledge.toml", "2026.01", "2026.02")
    assert load(small_folder).version == "2026.02"


@pytest.mark.parametrize("content", [b"", b"\xc1", msgspec.msgpack.encode({"version": "2020.01"})])
def test_a_compiled_form_of_another_make_is_ignored(small_folder: Path, content: bytes) -> None:
    (small_folder / COMPILED).write_bytes(content)
    assert load(small_folder).version == "2026.01"


def test_the_shipped_folder_is_used_unless_one_is_chosen(tmp_path: Path) -> None:
    assert folder_of(None) == DATA
    assert folder_of(tmp_path) == tmp_path
