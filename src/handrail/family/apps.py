"""What the pages set up when they start."""

from django.apps import AppConfig
from django.utils.translation import gettext

from handrail.vocabulary import speak_with


class FamilyConfig(AppConfig):
    """The pages for a family."""

    name = "handrail.family"

    def ready(self) -> None:
        """The core's sentences are said in the language of whoever reads."""
        speak_with(gettext)
