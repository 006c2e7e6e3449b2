"""Takes `Submission`s and the form, makes `Finding`s. Changes nothing.

`check_all` finds everything wrong in the figures of a review: in each unit by itself, and `between` units. `narratives`
does so for what was told in words, with `claims` (its numbers) and `citations`; `papers` judges the form of a document,
`annexes` the printed totals of a table. Every kind of finding is declared in `kinds`, and `speech` words it.
"""
