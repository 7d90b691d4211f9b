"""居民上报 of WeCom's 政民沟通: what residents told Tencent's own robot becomes cases. It can be read, not answered.

``watch`` asks for what is new, ``receive`` says what an order means (pure), ``client`` brings its pictures.
"""
