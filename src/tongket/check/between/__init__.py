"""Takes the reports that count, makes findings that only show when units are held beside each other."""
