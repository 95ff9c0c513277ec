"""The growing of skills over time."""
