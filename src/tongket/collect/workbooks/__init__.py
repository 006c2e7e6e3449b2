"""Takes the bytes of a workbook of any kind, makes a `Workbook`: cells with address, raw text, formula and format."""
