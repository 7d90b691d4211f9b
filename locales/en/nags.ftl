### Reminders: who hears of it, in which words, and what follows when somebody says “Noted”.

# For whoever sees to it
nag-soon =
    { $number } { $category }, “{ $promise }”: little time is left, until { $since }.
    Where: { $place }
nag-acknowledge =
    { $number } { $category } is not acknowledged yet. That was due { $since }.
    Where: { $place }
    Please acknowledge it now. To be done by: { $due }
nag-contact =
    { $number } { $category }: nobody has spoken with the resident yet. That was due { $since }.
    Where: { $place }
    If you have, please tell me.
nag-plan =
    { $number } { $category }: the plan was due { $since }.
    Where: { $place }
    Please write “plan { $number }” and what you are going to do.
nag-finish =
    { $number } { $category } is late. It was due { $since }.
    Where: { $place }
    If it is done, press “Finished”; if it cannot be done, “Transfer” or “Suspend” and say why.
nag-milestone =
    { $number } { $category }, “{ $promise }” is late. It was due { $since }.
    Where: { $place }
    If it is reached, please tell me.
nag-update =
    { $number } { $category }: the resident was promised news by { $since } and has not had any.
    Where: { $place }
    Please write “note { $number }” and how far it has come.
nag-order =
    { $number } { $category } belongs to an order of the 12345 line and should have been done by { $since }.
    Where: { $place }
    If it is done, press “Finished”.
nag-review =
    { $number } { $category } was suspended until today. Please look at it again.
    Where: { $place }
    If it can be done now, press “Resume”.

# For the level above
nag-next-level =
    { $number } { $category }, “{ $promise }” is not done yet. It was due { $since }.
    Where: { $place }
    Who sees to it: { $handler }. Now: { $state }
    { $silent }{ $snoozed }
    Please look into it.
nag-next-level-soon =
    { $number } { $category }, “{ $promise }”: little time is left, until { $since }.
    Where: { $place }
    Who sees to it: { $handler }. Now: { $state }
    { $silent }{ $snoozed }
    Please look into it.
nag-told-before = Reminded so far: { $people }.
nag-told-nobody = Nobody has heard of it so far.
nag-person = { $name }
nag-people = { $people }, { $name }
nag-not-snoozed = { "" }
nag-snoozed = { " " }Said “Noted” { $times ->
    [one] once
   *[other] { $times } times
    }: { $reason }.
nag-no-reason = no reason given

# Somebody hears it for another
nag-instead-of =
    { $person } cannot be reached, so this comes to you:
    { $nag }

# More than one at a time
nags =
    { $count } matters need you:
    { $lines }
    { $more }
nags-line = { $number } { $category } · { $place } · { $promise } · { $late }
nags-run-line = { $title } · { $grid } · { $late }
nags-line-instead-of = { $line } ({ $person } cannot be reached)
nags-more = And { $count } more: write “todo” to see them.
nags-no-more = Press a number to see one.
late-not-yet = until { $due }
late-now = just due
late-hours = { $hours ->
    [one] one hour late
   *[other] { $hours } hours late
    }
late-days = { $days ->
    [one] one day late
   *[other] { $days } days late
    }
button-nags-case = { $number }
button-nag-look = Show
button-noted = Noted

# Tasks and duties
nag-run-soon = { $title } ({ $grid }): little time is left, until { $due }.
nag-run = { $title } ({ $grid }) is late. It was due { $due }.
nag-run-next-level =
    { $title } ({ $grid }) is not done yet. It was due { $due }.
    { $silent }
    Please look into it.

# For the staff group: nobody can be reached
nag-nobody-reached = { $number } { $category } ({ $grid }) is due, and nobody who should hear of it can be reached. Please have a look.
nag-nobody-reached-discreet = { $number } is due, and nobody who should hear of it can be reached. Please have a look.
nag-run-nobody-reached = { $title } ({ $grid }) is due, and nobody who should hear of it can be reached. Please have a look.

# Saying “Noted”
ask-noted = { $number }: all right, no reminder until { $until }. Why does it take a while? Write a line or choose.
ask-noted-which = Which matter do you mean?
done-noted = { $number }: noted. No reminder of “{ $promise }” until { $until }. { $left ->
    [0] This was the last time.
    [one] You can say so once more.
   *[other] You can say so { $left } times more.
    }
reason-on-the-way = It is under way
reason-help-called = Somebody has been called in
reason-date-agreed = A time is agreed with the resident
refusal-noted-sign = { $number } is not acknowledged yet. Please acknowledge it.
refusal-noted-emergency = { $number } is an emergency and cannot wait. Please see to it now.
refusal-noted-enough = “Noted” was said { $times } times about { $number }. If it cannot be done, “Transfer” or “Suspend” it and say why.
refusal-noted-not-yours = You were not reminded of { $number }, so there is nothing to note.
refusal-noted-nothing = There is nothing you were reminded of.

# Who hears when (lines of “why”)
rung-told = { $at } told: { $parts }
rung-skipped = { $at } nobody was told: { $parts } would have been
rung-ahead = { $at } will be told: { $parts }
rung-parts = { $parts }, { $part }
part-lead = whoever sees to it
part-deputy = their deputy
part-on-duty = whoever is on duty
part-first-above = the level above
part-second-above = the level above that
part-third-above = the third level above
part-reporter = whoever reported it
part-neighbours = the neighbour leaders
