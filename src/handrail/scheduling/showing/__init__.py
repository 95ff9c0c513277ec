"""The weeks of a plan to look at, to print and to take along."""
