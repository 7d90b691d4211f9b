"""The bot in a WeChat official account (服务号): one person at a time, for no account can be in a group.

``door`` is where WeChat calls, ``receive`` says what a message means and ``render`` how one looks, both pure.
"""
