"""WeChat and WeCom as others have written them down, to compare with: packages of npm, run by node on loopback.

``make test`` fetches them where node is present. Nothing here is needed to run Linzhang.
"""
