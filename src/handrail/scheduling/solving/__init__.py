"""The solver at work: a choice among columns, and the search part by part. It knows no clinic and no child."""
