"""Papers that a family takes along: made of what it types at that moment, sent back at once, and kept nowhere."""
