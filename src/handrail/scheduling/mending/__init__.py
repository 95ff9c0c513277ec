"""A plan after sickness and cancellations: what is hit, what comes back, who moves, whom to phone."""
