"""The ear: what each clause of a text does, who it is about and when, without a large model."""
