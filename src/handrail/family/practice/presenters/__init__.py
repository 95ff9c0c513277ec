"""What the templates of these pages print."""
