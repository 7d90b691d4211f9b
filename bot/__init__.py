"""The running process: channels, intake, worker, courier, ticker, web pages, words and the command line.

``app`` alone joins the parts. No rule and no SQL lives here.
"""
