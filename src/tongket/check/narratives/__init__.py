"""Takes the narratives of a review, makes findings about what they lack and what two of them share."""
