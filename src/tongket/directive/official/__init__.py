"""Takes the paragraphs of any text, makes the `Document` it states: fields with their places, or without and why."""
