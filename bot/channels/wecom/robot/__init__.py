"""The robot of WeCom (智能机器人): it hears who calls it in internal groups, and answers there.

It cannot speak first: it answers the call that is still open, else by a link it was given with the message, once.
``receive`` says what a callback means (pure), out of the ``shapes`` of what is read of it.
"""
