"""Takes the bytes of a document of any kind, makes its passages in reading order, and how it looks."""
