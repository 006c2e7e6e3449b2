"""Takes the narratives that count, makes findings where a cited document or a named body is wrong."""
