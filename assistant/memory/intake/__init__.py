"""The ways in: notes and tasks out of files of many kinds."""
