"""The lab channel: a platform of our own, played in a browser, with a clock that can be moved forward.

``receive`` reads its payloads (pure), ``client`` is the channel, ``desk`` is the side of those who hold the phones, and
``clock`` the time both live in. The page itself is in ``bot.web``.
"""
