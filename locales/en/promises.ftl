### What was promised: contact, plan, stages, class, extension, next update, orders of the 12345 line; how much time is left.

# To whoever has the case, after each step
done-contacted = { $number }: noted, you have been in touch with whoever reported it.
done-plan = { $number }: your plan is noted and passed on.
done-milestone = { $number }: “{ $milestone }” is reached and noted. { $next }
milestone-next = Next: { $milestone }, by { $due }.
milestone-none-left = All stages are reached; it can be finished.
done-correct-class = { $number } is now “{ $klass }”; all time counts anew from the first moment. To be done by { $due }.
done-extend-asked = { $number }: { $days } more working days, once somebody above agrees. { $asked }
extend-asked-of =
    Asked:
    { $people }
extend-asked-above = The level above was asked.
done-extend-granted = OK, { $number } has { $days } more working days, until { $due }.
done-extend-declined = OK, { $number } gets no more time. To be done by { $due }.
done-promise-update = OK, the reporter of { $number } hears more by { $day }. Then please write “/note { $number } …”.
done-order = { $number } goes with order { $order } of the 12345 line, wanted by { $day }; we keep a working day in hand: by { $due }.
done-order-removed = { $number } no longer goes with order { $order }.

# Asking for what is missing
ask-plan = { $number }: how will you go about it? A few words, which the reporter will read.
ask-milestone = { $number }: which stage is reached?
ask-milestones-left =
    { $number }: these stages were not reported:
    { $milestones }
    Are they all reached, or not needed any more? Choose, or write why.
ask-class = { $number } is “{ $klass }”. Which class should it be?
ask-extend-days = { $number }: how many more working days? Choose, or write “10 days” and why.
ask-extend-reason = { $number }: why does it take longer? Write or choose; the reporter will read it.
ask-order = { $number }: which order of the 12345 line? Write its number and its limit, like “20261130-00123 12-01”.
ask-order-day = { $number }: by when is order { $order } wanted? For example “12-01”.
ask-order-again = { $number } goes with order { $order }. To change it, write the new number and limit.
button-order-remove = Take the order off

# Reasons to choose from
reason-milestones-reached = All reached
reason-milestones-not-needed = Not needed any more

# To whoever reported it
news-time-changed = { $number } { $category }: the time has changed. It was { $former }; now to be done by { $due }
news-plan =
    { $number } { $category }, the plan of { $handler }:
    “{ $words }”
    To be done by { $due }
news-milestone = { $number } { $category }: “{ $milestone }” is reached.
news-extended =
    { $number } { $category } takes { $days } working days longer, now to be done by { $due }
    Reason: { $reason }
news-update-promised = { $number } { $category }: you will hear more by { $day }.
# To those who have it
news-class-changed = { $number } is now “{ $klass }”, to be done by { $due }.
news-extend-granted = { $number } { $category }: { $days } more working days granted, to be done by { $due }.
news-extend-declined = { $number } { $category }: no more time was granted, to be done by { $due }.
news-order = { $number } { $category } is order { $order } of the 12345 line, wanted by { $day }. Please have it done by { $due }.
# To the level above
news-extend-asked =
    { $number } { $category }: { $handler } asks for { $days } more working days.
    Reason: { $reason }
    Where: { $place }
    To be done by now: { $due }
button-extend-grant = Grant
button-extend-decline = Decline

# What else is due, on the card of those who have it
due-and-besides =
    { $due }
    { $besides }
owing-plan = Plan: by { $due }
owing-milestone = { $name }: by { $due }
owing-update = Next news for the reporter: by { $due }
owing-order = 12345 order { $order }: by { $due }
button-contacted = Got in touch
button-milestone = Reached: { $name }

# How much time is left
todo-line = { $line } · { $left }
left-nothing = no limit
left-today = today { $at }
left-until = until { $at }
left-late-today = late since { $at } today
left-late-days = { $days ->
        [one] { $days } day late
       *[other] { $days } days late
    }

# Classes
class-simple = simple
class-ordinary = ordinary
class-complex = complex
class-emergency = emergency
class-utility = utilities
class-question = question

# Why this deadline
why =
    { $number } is “{ $state }” now.
    { $clocks }
why-kept = { $promise }: kept { $at }
promise-acknowledge = Acknowledged
promise-contact = In touch with the reporter
promise-plan = Plan
promise-milestone = { $name }
promise-finish = Done
promise-review = Review
promise-follow-up = Follow-up
promise-update = News for the resident
promise-order = Order of the 12345 line
promise-verify = Checked
why-acknowledge = To acknowledge: within { $limit }
why-contact = To be in touch with the reporter: within { $limit }
why-plan = To make a plan: within { $limit }
why-milestone = { $name }: within { $limit }
why-finish = To get it done: within { $limit }
why-verify = To check it: within { $limit }
why-follow-up = To ask again: { $limit } after closing
why-review = To look at it again after it was suspended
why-update = News promised to the reporter
why-order = Order of the 12345 line, a working day before its own limit
why-paused = Standing still since { $since }, not counted

# What cannot be done
refusal-no-contact-owed = { $number }: nothing to note. You were in touch already, or no time for it was promised.
refusal-no-milestone = { $number } has no stage left to report.
refusal-class-already = { $number } is “{ $klass }” already.
refusal-extend-only-complex = { $number } gets no more time: only a complex matter that is being worked on can. If it cannot be done now, suspend it and say why.
refusal-extended-already = { $number } was given { $days } more working days before; that is possible once.
refusal-extend-too-late = { $number } is late already and gets no more time. If it cannot be done now, suspend it and say why.
refusal-extend-too-long = At most { $most } more working days.
refusal-nobody-above = { $number }: nobody above can be reached to agree to more time.
refusal-update-day = From today, while there is work, until { $latest }. Please name another day.
refusal-order-day = That day is over. Please look at the limit of the order again.
refusal-no-order = { $number } goes with no order.
