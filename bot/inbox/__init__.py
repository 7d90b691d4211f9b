"""From a payload to its effect: stored first, then read, then handled."""
