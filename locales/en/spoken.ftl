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
