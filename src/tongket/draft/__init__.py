"""Takes a consolidation and its findings, makes the papers: review, appendix, matrix, page, copies to send back."""
