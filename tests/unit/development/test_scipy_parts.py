import sys

import pytest

from handrail.development.scipy_parts import scipy_sparse, scipy_special
from handrail.vocabulary import MissingExtraError


@pytest.mark.parametrize("part", [scipy_sparse, scipy_special])
def test_without_scipy_one_sentence_says_what_to_install(part, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(MissingExtraError, match=r"handrail\[development\]"):
        part()
