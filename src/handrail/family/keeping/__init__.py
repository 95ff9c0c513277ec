"""What a family keeps in its own file: opened, changed and saved again, and nothing of it stays on the server."""
