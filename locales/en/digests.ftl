### What is summed up: everybody's list in the morning, the staff groups' half-day, the weekly agenda, the figures of a month.

# Everybody with something in hand, on working days in the morning, in private
digest =
    Good morning. On { $day } this waits for you:
    { $parts }
digest-late =
    ◆ Overdue: { $count }
    { $lines }
digest-today =
    ◆ Due today: { $count }
    { $lines }
digest-verify =
    ◆ Waiting for you to look whether it is fixed: { $count }
    { $lines }
digest-held =
    ◆ Not said yesterday, so as not to disturb you too often: { $count }
    { $lines }
# For the last level above that heard of it: one line
digest-above = ◆ Still not done though it came up to you: { $count } ({ $numbers })
digest-above-and-more = ◆ Still not done though it came up to you: { $count } ({ $numbers } …)
digest-shift = ◆ You are on duty today in { $grid }: { $from } to { $until }
digest-line = { $number } { $category } · { $grid } · { $what } by { $due }
digest-run = { $title } · { $grid }, by { $due }
digest-more = and { $count } more
digest-show = Show { $number }

# A line in a staff group: number, category and grid only
digest-case = { $number } { $category } · { $grid }
digest-discreet = { $number } (in private)

# Staff groups, twice a day; nothing is said when nothing is new
summary =
    { $grid }, since { $since }
    { $parts }
summary-new =
    ◆ New: { $count }
    { $lines }
summary-done =
    ◆ Done: { $count }
    { $lines }
summary-late =
    ◆ Ran out: { $count }
    { $lines }

# The agenda of the weekly meeting, for the staff groups of communities and streets; staff send "weekly" to see it any time
agenda =
    Weekly meeting of { $grid } ({ $from } to { $until })
    New { $new }, done { $done }, overdue { $late }, parked { $parked }, due within a week { $soon }
    { $parts }
agenda-quiet =
    Weekly meeting of { $grid } ({ $from } to { $until })
    New { $new }, done { $done }, overdue { $late }, parked { $parked }, due within a week { $soon }
agenda-grid = · { $grid }: new { $new }, done { $done }, overdue { $late }, parked { $parked }, due within a week { $soon }
agenda-late =
    ◆ Overdue: { $count }
    { $lines }
agenda-parked =
    ◆ Parked: { $count }
    { $lines }
agenda-soon =
    ◆ Due within a week: { $count }
    { $lines }
agenda-due = { $case }, by { $due }
agenda-review = { $case }, looked at again on { $day }

# The figures of a month: behind each rate stand its two numbers
figures =
    { $grid }, { $month }
    { figures-answered }: { $answered }
    { figures-solved }: { $solved }
    { figures-satisfied }: { $satisfied }
figures-and-below =
    { $grid }, { $month }
    { figures-answered }: { $answered }
    { figures-solved }: { $solved }
    { figures-satisfied }: { $satisfied }
    { $below }
figures-grid = · { $grid }: answered { $answered }, solved { $solved }, satisfied { $satisfied }
figures-rate = { $percent }% ({ $good }/{ $all })
figures-no-rate = none
figures-month = { $month }/{ $year }
figures-answered = Answered in time
figures-solved = Solved
figures-satisfied = Satisfied

# A picture one can pass on
figures-card = How matters went, { $month }
figures-card-numbers = { $good } of { $all }
figures-card-percent = { $percent }%
figures-card-none = none
figures-card-note = Answered: signed in time. Solved: not opened again. Satisfied: of those who were asked.

# Command line: linzhang figures
cli-figures-help = The figures of a month for every grid: answered in time, solved, satisfied; also as a CSV table
cli-figures-csv = Write them into this CSV file
cli-figures-written = Written to { $file }: { $count } grids
cli-figures-no-month = There is no such month: { $month }. Write it like 2026-11.

# When it cannot be done
refusal-staff-only = This is for people who work here. Send "mine" to see your own matters.
refusal-which-month = Please say which month, such as "/monthly 2026-10"; "monthly" alone is this one.
