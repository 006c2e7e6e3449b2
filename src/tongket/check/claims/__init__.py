"""Takes a unit's narrative and its counted workbook, makes its numeric statements, judged."""
