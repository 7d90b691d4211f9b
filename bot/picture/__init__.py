"""Pictures the program draws itself: a template in SVG, filled with words and numbers, made a photo."""
