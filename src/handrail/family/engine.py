"""The knowledge and the reader, made once for the whole process."""

from functools import cache

from handrail.triage import Engine


@cache
def the_engine() -> Engine:
    """The engine on the shipped knowledge."""
    return Engine.start()
