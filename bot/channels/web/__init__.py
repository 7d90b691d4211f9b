"""The pages for phones as a way in: what somebody does there arrives like any message. Nothing goes out this way."""
