"""Finding the right practice card or the right line of one's own notes."""
