"""The library of this package that a small installation may lack."""

from typing import Any

from handrail.vocabulary import MissingExtraError

WHAT_TO_INSTALL = 'Measuring development needs scipy: install it with "pip install handrail[development]".'


def scipy_special() -> Any:
    """scipy's special functions. Raises MissingExtraError when scipy is not installed."""
    try:
        from scipy import special
    except ImportError:
        raise MissingExtraError(WHAT_TO_INSTALL) from None
    return special


def scipy_sparse() -> Any:
    """scipy's sparse matrices. Raises MissingExtraError when scipy is not installed."""
    try:
        from scipy import sparse
    except ImportError:
        raise MissingExtraError(WHAT_TO_INSTALL) from None
    return sparse
