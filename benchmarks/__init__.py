"""Side-by-side measurements. Each prints ratios against a named alternative in the same run."""
