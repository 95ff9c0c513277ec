"""What each template prints, worked out beforehand."""
