### Duties, tasks somebody was given, meetings, notices, full sweeps: what is to be done, and how it stands.

# What whoever does it sees, in private
run-duty =
    { $title }, { $grid }
    By { $due }
    Tap when it is done; nothing to report counts as done.
run-checklist =
    { $title }, { $grid }, { $count } lines
    { $items }
    By { $due }
run-item-line = · { $item }
run-item =
    { $title }, { $grid } { $answered }/{ $count }
    Line { $number }: { $item }
run-what-is-wrong = “{ $item }” is not right: please send a photo, or write what is wrong.
run-filled =
    { $title }, { $grid } { $count }/{ $count }, not right: { $wrong }.
    { $numbers }
    If this is so, tap “Done”.
run-case = reported as { $number }
run-task =
    Task: { $title }
    Given by { $giver }, { $grid }
    By { $due }
run-minutes =
    The meeting is over: { $title }.
    Please write a few lines of minutes for those who came. By { $due }
run-take-down =
    The notice has hung long enough and may come down: { $title }.
    Tap once it is down. By { $due }
run-visit = Full sweep of { $title }: please visit everybody in { $grid } and answer by { $due }.
run-over = { $title }, { $grid }: { $state }
run-over-by = { $title }, { $grid }: { $state }, { $name }, { $at }

# What whoever gave it sees, in private
run-given =
    Task: { $title }, { $grid }
    { $people }
    By { $due }
run-person = For { $name }
run-called =
    Meeting: { $title }, { $grid }
    At { $opens }
run-hung =
    Notice: { $title }, { $grid }
    Hangs until { $opens }; then I remind you to take it down.

# How it stands
run-state-open = not done yet
run-state-done = done
run-state-nil = nothing to report
run-state-late = done, but late
run-state-missed = not done
run-state-called_off = called off

# Buttons
button-run-done = Done
button-run-nil = Nothing to report
button-run-fill = Line by line
button-run-fine = Fine
button-run-wrong = Not right
button-run-look = One back
button-run-minutes = Write the minutes
button-run-taken-down = Taken down
button-run-visited = Visited
button-run-visited-and-found = Something is the matter
button-run-call-off = Call it off
button-sweep-now = It is urgent, now

# Answers
run-noted = Noted. { $title }, { $grid }: { $state }.
run-called-off = { $title } is called off, and those concerned know.
minutes-noted = The minutes are kept. Sent to: { $count }.
meeting-called =
    Meeting: { $title }, { $opens }.
    Invited: { $count }. They are reminded the day before at five in the afternoon, and an hour before.
notice-down = Noted: the notice is down. { $title }
visit-noted = Noted: { $state }.
visit-what = Your visit is noted. What is the matter? Please send a photo, or write a line.
runs = Your tasks, and those you gave: { $count }. A number shows one:
runs-more = Your tasks, and those you gave: { $count }. Here are the first; there are { $more } more. A number shows one:
runs-none = There are no tasks now.
choice-run = { $line }
run-line = { $title } · { $grid } · { $due }
run-line-late = { $title } · { $grid } · { $due }, overdue

# What is missing
run-ask-taker = Who is to do it? Choose, or write a name, or a grid with a role.
run-ask-until = By which day? Choose, or write a date such as 12-01.
run-ask-title = What is to be done? One line.
run-ask-day = On which day? Choose, or write a date such as 12-01.
run-ask-hour = At what time? Such as 15:00.
run-ask-notice = What is the notice about? One line.
run-ask-minutes = Meeting: { $title }. Please write the minutes.
run-taker = { $name } · { $role }, { $grid }
run-taker-role = { $role }, { $grid }
choice-run-day = { $day }
choice-run-hour = { $hour }

# News
news-run-done = { $name }: { $title }, { $state }.
news-run-called-off = Called off: { $title }.
news-meeting-called =
    Meeting: { $title }
    At { $opens }
    { $name } asks you to come.
news-meeting-near = A reminder. Meeting: { $title }, { $opens }.
news-minutes =
    Minutes: { $title }
    { $words }

# Full sweeps
sweep-at-night = It is night, and people sleep. If it can wait, wait for the morning; if it is urgent, press the button.
# One card that is kept up to date, seen in the staff's group too: no names
sweep-card =
    Full sweep of { $grid }: { $answered }/{ $parts }, { $minutes } minutes left
    Something the matter: { $found }. Until { $until }
sweep-card-over =
    Full sweep of { $grid }: { $answered }/{ $parts }, the time is over
    Something the matter: { $found }. Late answers: { $late }
sweep-card-all =
    Full sweep of { $grid }: all { $parts } visited
    Something the matter: { $found }. Late answers: { $late }
sweep-all-answered = Full sweep of { $grid }: everybody was visited.
sweep-silent =
    Full sweep of { $grid }: the time is over. No answer yet: { $count }
    { $lines }
sweep-silent-line = { $role }, { $grid }
sweep-silent-more = … and { $count } more

# What cannot be
refusal-run-staff-only = This is for those who supervise the area.
refusal-run-not-yours = This is not yours to do.
refusal-run-over = { $title } is settled: { $state }.
refusal-run-not-all = Lines still to be looked at: { $count }. Then tap “Done”.
refusal-run-nobody = Nobody on the staff of your area is called “{ $name }”.
refusal-run-past = That time has passed.
refusal-run-far = That is too far ahead. The latest is { $latest }.
refusal-notice-days = A notice hangs for { $fewest } to { $most } days.
refusal-sweep-not-yours = A full sweep is ordered by the community or the street.
refusal-sweep-hours = A full sweep takes 1 to { $most } hours.
refusal-sweep-going-on = { $grid } is being swept. Please wait until this one is over.
refusal-sweep-nobody = { $grid } has no neighbour leader and no micro-grid worker yet.
refusal-sweep-too-large = At most { $most } people visit in one sweep; here are { $count }. Please go community by community.
