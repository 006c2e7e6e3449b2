"""Takes accepted `Submission`s, makes `Figure`s: added up by rule, with sources, the missing and the excluded named."""
