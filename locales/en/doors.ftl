### How doors are written: the words around the numbers. The lists of all languages are used together.

# After a number, a building
doors-building = bldg | building
# An entrance, also when named alone
doors-unit = unit
# An entrance, only after a building
doors-entrance = entrance
doors-floor = floor
doors-room = room
# Between two numbers
doors-joins = and
# Between building and entrance
doors-between = ,
# Before a number that counts or dates
doors-counts = the
# After a number that counts
doors-measures = people
# Words that swallow the end of another
doors-compounds = roomy
# A building only where an entrance or a room follows
doors-loose = no
# After these, a number is a day
doors-days = today
# Look like a door and name none
doors-asides = one building
# After a number, a part of an estate
doors-phase = phase
# What names of estates end in
doors-estate = gardens
# Before that, no name
doors-vague = our
# After two numbers, hours or days
doors-clock = o'clock
# Before a door: where the writer lives
doors-lives = i live at | i live in | we live at | we live in
# Before a door, and after it: where the writer lives
doors-own = i am from | i'm from
doors-native = resident
# Later on: it is about that place after all
doors-ours = our place | my place
# Before a door: not there
doors-denied = not at | not
# Between two doors: the first was a slip
doors-corrected = no | sorry | i mean | correction
# May stand there too
doors-fillers = it is | it's
# The writer is not sure
doors-doubts = not sure | maybe
