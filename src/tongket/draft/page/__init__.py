"""Takes the material of a review, makes one self-contained page that opens without a network."""

from tongket.draft.page.review_page import page_pieces

__all__ = ["page_pieces"]
