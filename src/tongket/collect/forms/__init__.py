"""Takes the office's blank workbook, makes the `Form` it asks for: a proposal, with every guess marked."""
