### Case cards: what one matter looks like to different people. When something changes, the card is edited in place.

# The reporter's receipt, in private
card-reporter =
    { $number } { $category }
    { $words }
    Where: { $place }
    Who sees to it: { $handler }
    Due: { $due }
    Now: { $state }
# What whoever answers for it sees, in private
card-lead =
    { $number } { $category }
    { $words }
    Where: { $place }
    Reported by: { $reporter }
    Due: { $due }
    Now: { $state } · { $handler }
# What neighbour leaders and building leaders see, in private
card-neighbour =
    Something near you: { $number } { $category }
    { $words }
    Where: { $place }
    Who sees to it: { $handler }
    Due: { $due }
    Now: { $state }
# The card in the residents' group: no name, no door, none of their words
card-group =
    { $number } { $category } · { $grid }
    Who sees to it: { $handler }
    Due: { $due }
    Now: { $state }
# Whoever answers cannot be reached; what those see who are told in their place
card-in-place =
    { $handler } cannot be reached right now. Please see to this for the time being:
    { $number } { $category }
    { $words }
    Where: { $place }
    Reported by: { $reporter }
    Due: { $due }
    Now: { $state } · { $handler }
# What the former handler's card says once it was passed on
card-passed-on = { $number } { $category } has gone to { $handler }. Nothing left for you to do.
# One line of a list
card-line = { $number } { $category } · { $grid } · { $state }

handler-on-the-spot = { $person }, on the spot
handler-only = { $handler }
handler-and-person = { $handler } ({ $person })
reporter-named = { $name }
reporter-for = { $name }, for { $other }
reporter-unnamed = a resident who stays unnamed
due-at = { $at }
due-provisional = { $at } (provisional: that year’s days off are not announced yet)
due-none = no deadline is running
words-said = “{ $words }”
words-none = (nothing written)
words-cleared = (What was written is no longer kept: its time is over.)
words-photo = (a new photo)
words-recorded = (a recording)
feedback-said = “{ $words }”
feedback-photo = See the photo.

# Places
place-grid = { $grid }
place-building = { $grid } { $building }
place-entrance = { $grid } { $building }, entrance { $unit }
place-room = { $grid } { $building }{ $unit }, room { $room }
# Stands between building and room
place-unit = , entrance { $unit }

# States
state-and-supporters =
    { $supporters ->
        [one] { $state }, one more neighbour has the same problem
       *[other] { $state }, { $supporters } more neighbours have the same problem
    }
state-reported = reported
state-accepted = accepted
state-dispatched = assigned, not acknowledged yet
state-acknowledged = acknowledged
state-in_progress = being worked on
state-handled = done, being checked
state-verified = checked and solved
state-closed = closed
state-returned = returned, to be assigned again
state-suspended = suspended
state-rejected = not accepted
state-merged = joined to another case
state-withdrawn = withdrawn

# Buttons
move-accept = Accept
move-dispatch = Assign
move-acknowledge = Acknowledge
move-take = I’ll do it
move-transfer = Transfer
move-return = Return
move-finish = Finished
move-suspend = Suspend
move-resume = Resume
move-verify = Solved
move-dispute = Not solved
move-close = Close
move-reopen = Reopen
move-reject = Reject
move-merge = Join
move-withdraw = Withdraw
button-correct-category = Change category
button-correct-place = Change place
button-support = Same here (+1)
button-satisfied = Still fine
button-not-satisfied = Broken again
choice-named = { $name }
choice-place = { $place }
choice-place-within = { $place } ({ $outer })
choice-case = { $line }

# The group's card, once the case has become a discreet one
card-quiet = { $number } is now dealt with in private and no longer shown here.
