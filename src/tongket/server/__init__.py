"""The office: many units, many people, one round of collection. The only room that knows Django."""
