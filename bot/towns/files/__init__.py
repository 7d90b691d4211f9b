"""From the text of a town's two files to tables and rows that read well by themselves, each with its line.

What they say about each other is checked a floor up, where the town is built of them.
"""
