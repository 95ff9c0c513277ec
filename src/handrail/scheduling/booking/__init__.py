"""The diary in arrays, and the receptionist who fills it."""
