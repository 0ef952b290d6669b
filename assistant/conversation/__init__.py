"""The conversation: from a message to a job, with what is missing asked for one thing at a time."""
