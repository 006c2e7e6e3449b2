"""Takes the office's list of units, makes `Unit`s: who existed on a date, and by which names they are known."""
