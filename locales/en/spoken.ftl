### What people say within a sentence: which day, which class. The lists of all languages are used together.

spoken-today = today
spoken-tomorrow = tomorrow
spoken-in-two-days = the day after tomorrow
spoken-in-three-days = in three days
spoken-monday = Monday
spoken-tuesday = Tuesday
spoken-wednesday = Wednesday
spoken-thursday = Thursday
spoken-friday = Friday
spoken-saturday = Saturday
spoken-sunday = Sunday
# Before a weekday: that of the week after this one
spoken-next-week = next
# How weighty a matter is
spoken-class-simple = simple
spoken-class-ordinary = ordinary
spoken-class-complex = complex
spoken-class-emergency = emergency
spoken-class-utility = utilities | utility
spoken-class-question = question
# After a number of days
spoken-day-units = working days | working day | days | day
# What follows the number of an hour; half past; what says it is after noon, or before
spoken-hour-marks = o'clock
spoken-hour-half = and a half
spoken-hour-late = pm | p.m. | in the evening | in the afternoon
spoken-hour-early = am | a.m. | in the morning
# Before a day on which something ends
spoken-until = until | till | closing | closes
# The two answers to a question that offers none: the first of each line is used
spoken-agree = Agree | In favour | For
spoken-disagree = Disagree | Against
# What kind of meeting
spoken-meeting-council = council meeting
spoken-meeting-coordination = coordination meeting | coordination
spoken-meeting-talk = open talk | talk
spoken-meeting-hearing = hearing
spoken-meeting-five_party = five-party meeting | five parties
spoken-meeting-yard = yard meeting
# For whom somebody speaks
spoken-party-management = yard management | management
spoken-party-property = property firm | property
spoken-party-community = community
spoken-party-leader = neighbour leader | leader
spoken-party-owners = owners | owner
# The six steps
spoken-step-solicit = opinions
spoken-step-propose = proposal
spoken-step-consult = talks
spoken-step-resolve = decision
spoken-step-publish_decision = decision made public
spoken-step-publish_result = result made public
