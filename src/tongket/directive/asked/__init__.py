"""Takes the paragraphs of a directive, plan, notice or news item, makes what they ask: of whom, what, until when.

Everything here is a proposal with its evidence; a person confirms. Nothing is judged and nothing is guessed.
"""
