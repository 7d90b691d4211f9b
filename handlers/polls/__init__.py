"""Polls (院坝议事) as they are talked about: opened, voted in, closed, published."""
