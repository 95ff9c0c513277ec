import pytest

from handrail.knowledge.wording import frightening_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("This is a red flag.", ["red flag"]),
        ("RED FLAGS matter.", ["RED FLAGS"]),
        ("Your child failed the test.", ["failed"]),
        ("There is a delay.", ["delay"]),
        ("She is behind; nothing is wrong.", ["is behind", "nothing is wrong"]),
        ("He suffers from it and is on track.", ["suffers from", "on track"]),
        ("An abnormal walk.", ["abnormal"]),
        ("All is well.", ["All is well"]),
        ("It protects the brain.", ["protects the brain"]),
    ],
)
def test_words_that_frighten_blame_or_falsely_reassure_are_found(text: str, found: list[str]) -> None:
    assert frightening_words(text) == found


@pytest.mark.parametrize(
    "text",
    ["", "Not yet.", "This is worth a look.", "The flag is red.", "It fell behind the sofa.", "A failsafe plan."],
)
def test_plain_words_pass(text: str) -> None:
    assert frightening_words(text) == []
