"""How good each engine is at each job, measured through the same path as a user's request."""
