"""What must be remembered: people, units, rounds, what came and what was decided. Fields and constraints only."""
