### Time limits, and how each was counted (/why). One sentence a line, read from top to bottom.

# How long a limit is, inside another sentence.
limit-minute = { $amount } min
limit-hour =
    { $amount ->
        [one] { $amount } hour
       *[other] { $amount } hours
    }
limit-work-hour =
    { $amount ->
        [one] { $amount } working hour
       *[other] { $amount } working hours
    }
limit-work-day =
    { $amount ->
        [one] { $amount } working day
       *[other] { $amount } working days
    }
limit-day =
    { $amount ->
        [one] { $amount } day
       *[other] { $amount } days
    }

# A length of time that was counted, inside another sentence.
clock-length =
    { $hours ->
        [0] { $minutes } min
       *[other] { $minutes ->
            [0] { $hours } h
           *[other] { $hours } h { $minutes } min
        }
    }

# First line: a clock that runs in working time only.
clock-start = Counted from { $at }: { $limit }, in working time only.

# First line: a clock that runs day and night.
clock-start-around = Counted from { $at }: { $limit }, day and night.

# What a working day is worth.
clock-work-day = One working day is { $length }.

# Nobody was at work when it started.
clock-opening = Nobody was at work then; work began { $at }.

# An ordinary day.
clock-day = { $day }: { $counted }, { $total } so far

# A day worked in place of a holiday.
clock-make-up = { $day }, worked in place of a holiday: { $counted }, { $total } so far

# A day off, and several in a row.
clock-day-off = { $day }: day off, not counted
clock-days-off = { $first } to { $last }: days off, not counted

# A long stretch on one line; $days is how many of its days counted.
clock-days =
    { $first } to { $last }: { $days ->
        [one] { $days } day
       *[other] { $days } days
    } counted, { $counted }, { $total } so far

# A span in which the case was suspended.
clock-pause = { $from } to { $to }: suspended, not counted

# Last line. Provisional: that year's days off have not been announced yet.
clock-due = Due { $at }.
clock-due-provisional = Due { $at } (provisional: that year’s days off are not announced yet; it is counted again then).
