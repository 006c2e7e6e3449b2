"""Makes a complete review folder with a known truth and planted mistakes.

Imports nothing from tongket, so that it can judge it.
"""
