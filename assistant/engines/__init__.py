"""Chat models: remote (OpenAI-compatible), embedded (llama.cpp), scripted, or none."""
