"""Takes files as they came, makes `Submission`s: every number leaves with the cell it came from.

Nothing is judged here. What looked odd while reading leaves as an `Oddity`; `check` says what it means.

The way of a file: `arrival` finds it, `files` says what it is, `screening` refuses what is secret; `workbooks` and
`documents` open it; `tables` and `narratives` understand what it says; `forms` does so for the office's blank form, to
which `matching` aligns a unit's figures; `senders` says whose it is, and whether it counts.
"""
