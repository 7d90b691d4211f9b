"""Pages for phones: what somebody sees and does behind a link made for them alone. No rule, no sentence."""
