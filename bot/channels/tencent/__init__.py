"""What WeChat and WeCom have in common: how calls are signed and sealed, how they are written, how we call them.

``sealed`` opens and closes what is encrypted, ``xml`` reads and writes what is inside, ``calls`` lets a call in.
"""
