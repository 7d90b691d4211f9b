### Topics, meetings, resolutions, their tasks, the six steps, ideas.

# Topics: how far they have come
topic-state-open = to be talked over
topic-state-on_agenda = on an agenda
topic-state-in_vote = being voted on
topic-state-resolved = decided
topic-state-carried_out = done
topic-state-dropped = dropped
topic-line = Topic { $topic }: { $title } · { $grid } · { $state }
topic-card =
    Topic { $topic }: { $title }
    { $grid } · { $state }
topic-card-more =
    Topic { $topic }: { $title }
    { $grid } · { $state }
    { $lines }
topic-words = { $words }
topics = { $count } topics are being talked over; { $solved } were solved this year. Reply with a number to see one:
topics-lines =
    { $count } topics are being talked over; { $solved } were solved this year:
    { $lines }
topics-none = Nothing is waiting to be talked over. { $solved } were solved this year.
choice-topic = { $line }
ask-topic-title = [{ $number }] What should the neighbours talk over? One sentence; the group will read it, so no names and no doors.
ask-drop-reason = Why is topic { $topic } dropped? One sentence; whoever reported it will read it.
topic-dropped = Done: topic { $topic } is dropped.
topic-scheduled = Done: topic { $topic } is on the agenda. { $type }, { $opens }.
button-council-schedule = Put on the agenda
button-council-vote = Put to the vote
button-council-steps = The six steps
button-council-drop = Drop it

# Meetings
meeting-type-council = Council meeting
meeting-type-coordination = Coordination meeting
meeting-type-talk = Open talk
meeting-type-hearing = Hearing
meeting-type-five_party = Five-party meeting
meeting-type-yard = Yard meeting
party-of-five-management = Yard management
party-of-five-property = Property firm
party-of-five-community = Community
party-of-five-leader = Neighbour leader
party-of-five-owners = Owners
ask-meeting-type = What kind of meeting?
ask-meeting-day = On which day? Choose one, or write "12-01".
ask-meeting-hour = At what time? Write "19:30".
council-called =
    Done. { $type }, { $opens }.
    { $count } people are invited; they are reminded at five the day before and an hour before.
    { $items }
meeting-announced =
    { $type }: { $grid }
    When: { $opens }
    To be talked over:
    { $items }
agenda-line = Topic { $topic }: { $title }
agenda-empty = No topics yet; they can be raised there
meeting-card =
    { $type }: { $grid }
    When: { $opens }
    { $attended }
    { $missing }
    { $items }
meeting-named = { $type } "{ $title }"
meeting-attended =
    Present:
    { $lines }
meeting-attended-nobody = Present: not noted yet
attendance-line = { $party }: { $name }
meeting-missing = Missing: { $parties }
meeting-parties = { $before }, { $party }
meeting-complete = Everybody who belongs there is there.
item-line = Topic { $topic }, { $title }: { $words } ({ $outcome })
item-line-open = Topic { $topic }, { $title } ({ $outcome })
item-open = not talked over yet
item-resolved = decided
item-to_vote = put to the vote
item-put_off = put off
item-dropped = dropped
item-result = Topic { $topic }, { $title }: { $outcome }
button-council-item = Topic { $topic }: note it
button-council-attended = Who is there
button-council-close = It is over, send the minutes
ask-item-words = Topic { $topic }, { $title }: what was said? A sentence or two.
ask-item-outcome = What becomes of topic { $topic }?
choice-item-resolved = It is decided
choice-item-to_vote = Put it to the vote
choice-item-put_off = Talk it over again
choice-item-dropped = Drop it
ask-attended-party = Who came? First choose for whom; or write "attended: property Li".
ask-attended-name = Who is it? Write the name.
council-minutes =
    { $type }, minutes { $meeting }: { $grid }
    When: { $opens }
    { $attended }
    { $missing }
    { $items }
council-minutes-decided =
    { $type }, minutes { $meeting }: { $grid }
    When: { $opens }
    { $attended }
    { $missing }
    { $items }
    Decided:
    { $decided }
council-minutes-sent =
    { $minutes }
    { $count } people got the minutes. To print them, ask the administrator for linzhang council minutes { $meeting }.
meeting-results =
    { $type }, { $grid }: it is over.
    { $missing }
    { $items }

# Resolutions and tasks
resolution-line = Resolution { $number }: { $words } · { $state }
resolution-carried-out = done
resolution-lapsed = lapsed
resolution-without-tasks = no tasks yet
resolution-tasks = { $verified } of { $count } tasks verified
resolution-card =
    Resolution { $number }: { $words }
    { $grid }, { $at }
    { $tasks }
task-line = Task { $task }: { $title } · { $due } · { $state }
task-verified = verified
resolutions =
    The newest resolutions:
    { $lines }
resolutions-none = Nothing was decided here yet.
resolution-needs-nothing = Done: resolution { $number } needs no tasks and counts as carried out.
task-of-resolution =
    Task { $task }: { $title }, { $grid }
    { $people }
    By: { $due }
    It belongs to resolution { $number }; once it is done somebody else looks at it.
council-carried-out =
    Resolution { $number }: { $words }
    What was decided is done, and somebody has looked.
button-council-assign = Give out a task
button-council-assign-of = Resolution { $number }: give out a task
button-council-no-tasks-of = Resolution { $number }: no tasks needed
button-council-assign-more = One more task

# Cards of whoever is to do it
run-council =
    Meeting: { $title }, { $grid }, { $opens }
    Note who is there and what becomes of each topic, then send the minutes. By: { $due }
run-assign =
    Resolution { $number }: { $title }
    It is decided; please give out what has to be done. By: { $due }
    Or write "resolution task: { $number } who when what".
run-check =
    Check: { $title }, { $grid }
    { $name } says it is done. Please go and look. By: { $due }
run-again =
    Task: { $title } is not quite done: { $reason }
    By: { $due }
run-what-is-missing = [{ $title }] What is missing? One sentence.
check-right = Done: [{ $title }] is verified.
check-again = Done: [{ $title }] goes back; you are asked again once it is done.
button-run-record = Record of the meeting
button-run-assign = Give out a task
button-run-no-tasks = No tasks needed
button-run-right = It is done
button-run-not-right = It is not

# To whoever reported the case
news-to-council = [{ $number }] The neighbours will talk it over: topic { $topic }, { $title }. You will hear what comes of it.
news-council-dropped = [{ $number }] Topic { $topic } is dropped: { $reason }
news-council-resolved = [{ $number }] It is decided: { $decided }. You will hear when it is done.
news-council-failed = [{ $number }] The neighbours did not agree to topic { $topic }, { $title }.
news-council-put-off = [{ $number }] Nothing was decided about topic { $topic }, { $title }; it will be talked over again.
news-council-carried-out =
    Case { $number }: What the neighbours decided is done: { $decided }
    Is your matter solved?
button-council-well = Solved
button-council-not-well = Not solved
council-thanks = Thank you, it is noted under [{ $number }].
ask-council-not-well = [{ $number }] What is still missing? One sentence; the topic is talked over again.
council-raised-again = Done: topic { $topic } of [{ $number }] is talked over again.
news-council-not-well = Topic { $topic }, { $title }: whoever reported [{ $number }] says it is not solved; it is open again. { $reason }
event-to-council = to be talked over
event-council-dropped = talked over no more
event-council-resolved = decided by the neighbours
event-council-failed = the neighbours did not agree
event-council-put-off = nothing decided this time
event-council-carried-out = what was decided is done
event-council-well = asked again: solved
event-council-not-well = asked again: not solved

# The six steps
step-solicit = Opinions asked for
step-propose = Put forward by the two committees
step-consult = Talked over with those concerned
step-resolve = Decided by the residents
step-publish_decision = Decision made public
step-publish_result = Result made public
step-line = ✔ { $step }: { $at }
step-line-open = ○ { $step }
steps-card =
    The six steps, topic { $topic }: { $title }
    { $lines }
button-council-step = Note the next step
ask-step = Topic { $topic }, "{ $step }": please send a photo (signatures, minutes, the notice board) and a sentence.
ask-step-photo = Topic { $topic }, "{ $step }": now a photo, please (signatures, minutes, the notice board).
news-step = [The six steps] Topic { $topic }, { $title }: { $step }, { $at }

# Ideas
idea-line = Idea { $idea }: { $words } · { $count } for it
idea-card =
    Idea { $idea }: { $words }
    { $count } for it
idea-noted =
    Thank you. [Idea { $idea }] { $words }
    Neighbours support it with "support idea: { $idea }".
ideas = The neighbours' ideas; reply with a number to see one:
ideas-lines =
    The neighbours' ideas:
    { $lines }
    Support one with "support idea:" and its number.
ideas-none = No ideas yet. Write "idea: …" to submit one.
choice-idea = { $line }
ask-which-idea = Which one? Write its number.
idea-supported = Done: { $count } are for idea { $idea } now.
idea-supported-before = You are for idea { $idea } already; { $count } are.
ideas-merged = Done: idea { $other } is part of idea { $idea } now; { $count } are for it.
news-idea-merged = Your idea { $other } means the same as idea { $idea }; they are one now, and { $count } are for it.
news-idea-topic = Your idea is topic { $topic } now: { $words }
button-council-support = Support it
button-council-raise = Make it a topic

# When something cannot be done
refusal-council-not-yours = This is for the neighbour leader or the staff here.
refusal-council-elsewhere = That is another neighbourhood's business.
refusal-no-such-topic = There is no topic "{ $topic }".
refusal-which-topic = Which topic? Write "six steps: 3", with its number.
refusal-topic-not-now = Topic { $topic } is "{ $state }"; this cannot be done now.
refusal-topic-steps-first = Topic { $topic } goes the way of six steps: opinions, proposal and talks come before the vote.
refusal-propose-which-case = Which one? Write "submit to council: 26-0031".
refusal-propose-discreet = [{ $number }] is a private matter and is not talked over.
refusal-proposed-before = [{ $number }] is topic { $topic } already.
refusal-no-meeting = You have no meeting to hold. Write "council meeting:" first.
refusal-meeting-not-begun = It has not begun: { $opens }.
refusal-meeting-does-not-bind = { $type }: it only listens and cannot decide. Put it to the vote, or talk it over again.
refusal-item-choose = Please choose one of these.
refusal-which-resolution = Which resolution? Write "resolution task: 3 …", with its number.
refusal-no-such-resolution = There is no resolution { $number }.
refusal-resolution-over = Resolution { $number } is settled.
refusal-check-own = You did [{ $title }] yourself; somebody else has to look at it.
refusal-step-taken = "{ $step }" was noted before.
refusal-step-skipped = "{ $step }" cannot be noted yet: "{ $first }" comes first.
refusal-step-undecided = "{ $step }" cannot be noted yet: the topic is not decided.
refusal-step-too-soon = It has to hang for 15 days; the earliest moment for "{ $step }" is { $earliest }.
refusal-steps-over = All six steps of topic { $topic } are taken.
refusal-idea-no-home = This is for those who live or work here. Write "my home" first.
refusal-no-such-idea = There is no idea { $idea }.
refusal-merge-ideas = Write "merge ideas: 3 5": the second becomes part of the first.

# The minutes as a document, and the command line
record-head = { $type }, minutes { $meeting }, { $grid }
record-when = When: { $opens }
task-cell = { $cell }
task-row-task = Task
task-row-what = What
task-row-who = Who
task-row-due = By
task-row-state = How it stands
cli-council-help = council meetings
cli-council-minutes-help = write the minutes of a meeting as a DOCX file
cli-council-to = which file to write; minutes-NUMBER.docx unless said otherwise
cli-council-no-meeting = There is no council meeting with the number { $number }.
cli-council-written = Written: { $file }
