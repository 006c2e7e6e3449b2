"""Takes what officials type, makes values, and prints values as officials write them; both ways in one place."""
