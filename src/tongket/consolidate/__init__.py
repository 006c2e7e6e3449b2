"""Takes accepted `Submission`s, makes `Figure`s: added up by rule, with sources, the missing and the excluded named.

Takes the `Statement`s of the narratives, makes `Point`s: what several units say, with every sentence it rests on.
"""
