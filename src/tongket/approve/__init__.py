"""The lives of a submission and of a review, each as one table of allowed moves; and who may do what."""
