"""The page: a Gradio app mounted in FastAPI, one module for each page of it."""
