"""The `handrail` command: one module for each noun."""
