"""Matters: from what people write to the likeliest categories, and what corrections teach."""
