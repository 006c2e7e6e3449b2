"""Takes a review folder, makes its out/: the one place that reads files in parallel, caches and writes."""
