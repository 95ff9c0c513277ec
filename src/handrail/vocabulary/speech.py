"""How a program around the core says the core's sentences in another language.

The core writes English and knows no catalogue. A shell that has one calls `speak_with` once, when it starts.
"""

from collections.abc import Callable

Translate = Callable[[str], str]
_spoken: list[Translate] = [str]


def speak_with(translate: Translate) -> None:
    """From now on sentences are said as `translate` says them."""
    _spoken[0] = translate


def said(text: str) -> str:
    """`text`, which stands in the catalogue as it is written here, in the language of whoever reads.

    >>> said("now")
    'now'
    """
    return _spoken[0](text)


def gettext_noop(text: str) -> str:
    """`text` itself, marked for the catalogue under the name that its tools look for; it is said where it is shown."""
    return text
