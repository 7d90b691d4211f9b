"""Every word the bot says or understands, from the catalogues in ``locales``."""
