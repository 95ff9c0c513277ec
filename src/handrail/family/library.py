"""The library, read once for the whole process."""

from functools import cache

from handrail.knowledge import Library, load_library


@cache
def the_library() -> Library:
    """The shipped library."""
    return load_library()
