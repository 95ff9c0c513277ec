"""What is said to a parent about a child, said to a young person about themselves."""

import re

_CHILD = r"\b[Yy]our (?:child|son|daughter|teenager)\b(?!\s+health)"
_TURNED = {"does": "do", "is": "are", "has": "have", "was": "were", "doesn't": "don't", "isn't": "aren't"}
_ADVERBS = "still|often|also|always|newly|suddenly|mostly|already|really|just|now|never|then"
_NO_VERBS = frozenset({"as", "this", "less", "across", "towards", "perhaps", "always", "sometimes", "besides"})
_SENTENCE = re.compile(r"(?<=[.?!;:])\s+")
# Others in the sentence, whom "they" may mean.
_OTHERS = re.compile(
    r"\b(?:children|friends|people|parents|teachers?|others|brothers?|sisters?|toys|shoes|team|school|doctor|gp|"
    r"therapists?|physiotherapist|nurse|who)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(_CHILD)
_WHOLE = (
    # Said to a parent about the child: the young person does it alone.
    (re.compile(r"\b[Ll]et your child (\w)"), lambda found: found[1].upper() if found[0][0] == "L" else found[1]),
    (re.compile(r"\b([Kk]eep|[Ll]ike) your child\b"), lambda found: found[1]),
    (re.compile(r"\b(near|with) your child\b"), lambda found: f"{found[1]} someone you trust"),
    (
        re.compile(r"\b([Dd]oes|[Ii]s|[Hh]as|[Ww]as) your child\b(?!['\u2019]|\s+health)"),
        lambda found: f"{_like(_TURNED[found[1].lower()], found[1])} you",
    ),
    (re.compile(_CHILD + r"['\u2019]s\b"), lambda found: _like("your", found[0])),
    (
        re.compile(_CHILD + rf"((?:\s+(?:{_ADVERBS}))?)\s+([\w']+)"),
        lambda found: f"{_like('you', found[0])}{found[1]} {_after_you(found[2])}",
    ),
    (_ABOUT, lambda found: _like("you", found[0])),
    (
        re.compile(r"\b(and|or|but) (is|has|does|was)\b(?! (?:it|that|this|there|the)\b)"),
        lambda found: f"{found[1]} {_TURNED[found[2]]}",
    ),
)
_PRONOUNS = {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourself"}
_PRONOUN = re.compile(r"\b(?:" + "|".join(_PRONOUNS) + r")\b", re.IGNORECASE)


def as_you(text: str) -> str:
    """`text` about "your child" said to that young person; sentences about somebody else stay as they are.

    >>> as_you("Does your child trip over their own feet when your child runs?")
    'Do you trip over your own feet when you run?'
    """
    return " ".join(_sentence_as_you(part) for part in _SENTENCE.split(text))


def _sentence_as_you(sentence: str) -> str:
    if not _ABOUT.search(sentence):
        return sentence
    may_mean_others = _OTHERS.search(sentence)
    for pattern, said in _WHOLE:
        sentence = pattern.sub(said, sentence)
    if not may_mean_others:
        sentence = _PRONOUN.sub(lambda found: _like(_PRONOUNS[found[0].lower()], found[0]), sentence)
    return sentence


def _after_you(verb: str) -> str:
    """The verb as it stands after "you"; a word that is no verb in the third person stays."""
    if verb in _TURNED:
        return _TURNED[verb]
    if verb in _NO_VERBS or not verb.endswith("s") or verb.endswith("ss"):
        return verb
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(("shes", "ches", "sses", "xes", "oes")) else verb[:-1]


def _like(word: str, model: str) -> str:
    return word.capitalize() if model[:1].isupper() else word
