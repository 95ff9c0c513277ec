"""Pages to read: conditions, words, questions, who does what, and a search over all of them."""
