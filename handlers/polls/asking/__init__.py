"""From a few words to a poll that stands in its groups: asked for, previewed, posted, opened."""
