"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest

from handrail.family.place import places_of


def site(request: HttpRequest) -> dict[str, object]:
    """The country that the family chose, the numbers to ring, and whether the pages show errors."""
    return {"ring": places_of(request), "is_debug": settings.DEBUG}
