"""Takes an issuing body and a date, gives the dated rules of its official paper (State, Party)."""
