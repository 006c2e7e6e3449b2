"""Takes passages and the outline of the office, makes a unit's `Narrative`: numbered blocks, each under its heading."""
