"""Times, days and what is missing, in words."""
