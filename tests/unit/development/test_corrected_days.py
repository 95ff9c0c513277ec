from typing import Any

import numpy as np
import pytest

from handrail.development.dscore import corrected_days
from handrail.vocabulary import InputError

EARLY = 203  # 29 weeks: 77 days early


@pytest.mark.parametrize(
    ("age", "gestation", "options", "days"),
    [
        (300, EARLY, {}, 223),
        (300, EARLY, {"fraction": 0.75}, 300 - 0.75 * 77),
        (300, EARLY, {"fraction": 0}, 300),
        (300, 259, {}, 300),  # 37 weeks: not early
        (300, 259, {"born_before_days": None}, 279),
        (300, 290, {}, 300),
        (300, 290, {"born_before_days": None}, 310),  # born late: the raw formula adds age
        (730, EARLY, {}, 730),
        (729, EARLY, {}, 652),
        (900, EARLY, {"until_days": None}, 823),
        (300, EARLY, {"term_days": 273}, 230),
        (10, EARLY, {}, -67),
        (300, float("nan"), {"born_before_days": None}, 300),
    ],
)
def test_rules_of_correction_can_be_chosen(age: float, gestation: float, options: dict[str, Any], days: float) -> None:
    assert corrected_days([age], [gestation], **options).tolist() == [days]


def test_a_missing_age_stays_missing() -> None:
    assert np.isnan(corrected_days([np.nan], [EARLY])).all()


@pytest.mark.parametrize("fraction", [-0.1, 1.1, float("nan")])
def test_more_than_the_whole_correction_is_refused(fraction: float) -> None:
    with pytest.raises(InputError, match="fraction"):
        corrected_days([300], [EARLY], fraction=fraction)
