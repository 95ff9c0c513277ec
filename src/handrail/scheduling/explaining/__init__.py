"""Why a child is booked as it is, why something is missing, and which change would help."""
