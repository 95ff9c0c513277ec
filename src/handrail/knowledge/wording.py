"""Words that no family page may use, and the same words said to a young person instead of a parent."""

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


_INVERTED = re.compile(r"\b([Dd]oes|[Ii]s|[Hh]as|[Ww]as) your child\b(?!['\u2019]|\s+health)")
_TURNED = {"does": "do", "is": "are", "has": "have", "was": "were"}
_OTHERS = re.compile(
    r"\b(?:children|friends|people|parents|teachers?|others|brothers?|sisters?|toys|shoes)\b", re.IGNORECASE
)
_CHILD = r"\b[Yy]our (?:child|son|daughter|teenager)"
_VERB = re.compile(
    _CHILD
    + r"(?!\s+health\b)"
    + r"((?:\s+(?:still|often|also|always|newly|suddenly|mostly|already|really|just|now|never))?)\s+(\w+)"
)
_OWN = re.compile(_CHILD + r"['\u2019]s\b")
_ALONE = re.compile(_CHILD + r"\b(?!\s+health)")
_PRONOUNS = {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourself"}
_PRONOUN = re.compile(r"\b(?:" + "|".join(_PRONOUNS) + r")\b", re.IGNORECASE)


def as_you(text: str) -> str:
    """`text` about "your child" said to that young person.

    >>> as_you("Does your child trip over their own feet when your child runs?")
    'Do you trip over your own feet when you run?'
    """
    about_the_child = _ALONE.search(text) is not None and not _OTHERS.search(text)
    text = _INVERTED.sub(lambda found: f"{_like(_TURNED[found[1].lower()], found[1])} you", text)
    text = _OWN.sub(lambda found: _like("your", found[0]), text)
    text = _VERB.sub(lambda found: f"{_like('you', found[0])}{found[1]} {_without_s(found[2])}", text)
    text = _ALONE.sub(lambda found: _like("you", found[0]), text)
    if about_the_child:
        text = _PRONOUN.sub(lambda found: _like(_PRONOUNS[found[0].lower()], found[0]), text)
    return text


def _without_s(verb: str) -> str:
    """The verb as it stands after "you"; a word that is no verb in the third person stays."""
    if verb in _TURNED:
        return _TURNED[verb]
    if verb in ("as", "this", "less", "across", "towards", "perhaps"):
        return verb
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    if verb.endswith(("shes", "ches", "sses", "xes", "oes")):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


def _like(word: str, model: str) -> str:
    return word.capitalize() if model[:1].isupper() else word
