"""Words that no family page may use, because they frighten, blame or falsely reassure."""

import re

_NEVER = (
    r"red flags?",
    r"abnormal(?:ly)?",
    r"fail(?:s|ed|ing|ure)?",
    r"delay(?:s|ed)?",
    r"falling behind",
    r"is behind",
    r"retarded",
    r"suffer(?:s|ing)? from",
    r"never normal",
    r"all is well",
    r"nothing (?:is )?wrong",
    r"on track",
    r"perfectly normal",
    r"protects the brain",
    r"normal child(?:ren)?",
)
_PATTERN = re.compile(r"\b(?:" + "|".join(_NEVER) + r")\b", re.IGNORECASE)


def frightening_words(text: str) -> list[str]:
    """The words of `text` that family wording avoids, in order.

    >>> frightening_words("Your child failed; all is well.")
    ['failed', 'all is well']
    """
    return _PATTERN.findall(text)
