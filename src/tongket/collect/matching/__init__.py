"""Takes a unit's workbook and the form, makes a `Submission`: every figure at its form cell, and all that was odd."""
