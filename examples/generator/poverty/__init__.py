"""A second invented review, kept to measure what was never tuned on: five years of a directive on poverty and jobs."""
