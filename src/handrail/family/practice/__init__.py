"""Things to do at home, ways in, and what may pay."""
