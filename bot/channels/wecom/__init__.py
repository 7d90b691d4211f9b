"""The bot in WeCom (企业微信): an app of the organisation's own, its groups, and the robot that is called in groups.

``receive`` says what a call means (pure); ``cards`` and ``render`` how a message looks there (pure); ``client`` and
``groups`` carry it; ``door`` lets calls in; ``robot`` is what is called by name in internal groups.
"""
