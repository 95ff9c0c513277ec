"""The pages for a family: the check, one question at a time, and an answer they can use."""
