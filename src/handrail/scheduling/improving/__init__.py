"""Parts of the diary booked anew: which children and weeks, and the model of their visits."""
