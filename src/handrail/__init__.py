"""Handrail: from a first worry about a child to the right therapy, with reasons."""

__version__ = "0.1.0"
