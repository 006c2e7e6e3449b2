"""Where big sums run; the memory engine is slow and plainly right, and referees the others."""
