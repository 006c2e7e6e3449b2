"""Takes files as they came, makes `Submission`s: every number leaves with the cell it came from.

Nothing is judged here. What looked odd while reading leaves as an `Oddity`; `check` says what it means.
"""
