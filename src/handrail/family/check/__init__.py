"""The guided check: a worry in, questions one at a time, an answer with reasons."""
