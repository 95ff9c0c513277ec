"""What helps while a family waits: packs by worry, films that stay on the phone, and what school or nursery sees."""
