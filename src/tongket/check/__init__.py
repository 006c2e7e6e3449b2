"""Takes `Submission`s and the form, makes `Finding`s. Changes nothing."""
