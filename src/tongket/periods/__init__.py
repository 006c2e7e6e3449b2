"""Takes words and dates, makes `Period`s: which time a figure speaks of, and what is due when."""
