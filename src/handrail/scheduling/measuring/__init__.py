"""What a plan costs, and the figures a clinic reads from it."""
