"""Carries a directive from the day it is issued to the review that closes it."""

__version__ = "0.1.0"
