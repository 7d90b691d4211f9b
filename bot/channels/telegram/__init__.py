"""The bot on Telegram: updates read, messages written, and how both travel. One file for each of these.

``receive`` says what an update means (pure), out of the ``shapes`` of what is read of it and with ``mentions``, which
knows when a text calls the bot by name.
"""
