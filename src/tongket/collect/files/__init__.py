"""Takes the bytes of any file, says what it is; opens containers under ceilings; has hostile files read aside."""
