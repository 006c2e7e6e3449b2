"""Takes a `Sheet` or a table of a document, makes `Table`s: their headings, the labels of their rows, their notes."""
