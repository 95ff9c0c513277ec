"""Views whose answer takes real work, such as making a PDF: the site lets each sender ask for fewer of them."""

from collections.abc import Callable

from django.http import HttpResponse

View = Callable[..., HttpResponse]


def costly(view: View) -> View:
    """`view`, marked for the limit of costly answers. Put it outermost."""
    view.is_costly = True  # type: ignore[attr-defined]
    return view


def is_costly(view: View) -> bool:
    """Whether the view was marked."""
    return getattr(view, "is_costly", False)
