"""Takes how a document looks, makes findings where its form breaks the dated rules of official paper."""
