"""Takes everything read, makes a `FileMapping` for each file: which unit sent it, and whether it counts."""
