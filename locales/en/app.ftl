### What every conversation needs: days, times, numbered choices.

# $weekday is 1 (Monday) to 7 (Sunday).
weekday =
    { $weekday ->
        [1] Mon
        [2] Tue
        [3] Wed
        [4] Thu
        [5] Fri
        [6] Sat
       *[7] Sun
    }

# A day, for example: Sat 9 May
time-day =
    { weekday } { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }

# A day of another year, for example: Mon 4 Jan 2027
time-day-of-year = { time-day } { $year }

# A moment, for example: Sat 9 May, 10:00
time-moment = { time-day }, { $time }

# A moment of another year.
time-moment-of-year = { time-day-of-year }, { $time }

# Under numbered choices, where a channel has no buttons.
choices-hint = (Reply with a number)

# In front of what is said once more, because nobody knows whether it arrived.
said-again = (sent again) { $words }
recording-not-here = { $words } (recordings cannot be played here)
