"""Takes what the office sent out, makes what was asked: the review, its form, and the office's own decisions."""
