from handrail.knowledge import KnowledgeError, Problem


def test_a_problem_reads_as_file_record_field_and_what_to_mend() -> None:
    problem = Problem(file="a.toml", record="toe_walking", field="flags", message="x is not known.")
    assert str(problem) == "a.toml: toe_walking flags: x is not known."


def test_a_problem_of_a_whole_file_names_only_the_file() -> None:
    assert str(Problem(file="a.toml", record="", field="", message="is broken.")) == "a.toml: is broken."


def test_an_error_says_every_problem_on_its_own_line() -> None:
    problems = [Problem(file=name, record="", field="", message="is broken.") for name in ("a", "b")]
    error = KnowledgeError(problems)
    assert str(error) == "a: is broken.\nb: is broken."
    assert error.problems == problems
