### Elections, nominations, second rounds, polls in stages, one poll in many places and its roll-up.

# In stages: the next opens once this one has passed
stage-ask =
    What comes after poll { $number }, { $question }, once it has passed?
    Put "/" between the question and the options: What to repair / The roof / The pipes. The options can wait.
stage-ask-again =
    Poll { $number } asks: { $question }
    Please write it anew, with "/" in between: What to repair / The roof / The pipes.
stage-set =
    Poll { $number }: { $question }
    { $options }
    { $when }; until then you can change it.
stage-when-won = It opens only if poll { $number } comes out as "{ $text }"
stage-when-decided = It opens once poll { $number } is decided
stage-option = { $place }. { $text }
stage-options-later = The options will be asked for when its turn comes.
stage-dropped = Poll { $number }, { $question }, is dropped.
stage-opens-now = Poll { $number }, { $question }, is open.
stage-needs-options =
    Poll { $before } has passed; next is poll { $number }: { $question }
    It has no options yet. Press below to write them, then it opens.
stage-called-off = Poll { $number }, { $question }, ends here, so "{ $asked }" will not be asked.
button-stage-options = Write the options
button-stage-add = Add what comes next
button-stage-next = Add what comes next
button-stage-change = Change this
button-stage-drop = Drop this
refusal-stage-too-late = Poll { $number } is over. To ask more, open a new poll.
refusal-stage-there-already = Poll { $next } comes after poll { $number } already. To change it: change stage poll { $next }.
refusal-stage-shown = Poll { $number } is not a stage that is still to come; it cannot be changed.
refusal-stage-no-such-poll = There is no such poll. Please check the number.
refusal-stage-not-yours = Poll { $number } is not yours.
refusal-stage-words = Please write a question; it and each option at most { $most } characters long.
refusal-stage-options = { $least } to { $most } different options, please, or none at all for now.

# Second rounds
runoff-set =
    Poll { $number }, { $question }, is not settled. No lots are drawn; there is another round, poll { $next }, between:
    { $options }
    It opens { $opens }.
runoff-line = · { $text }
runoff-tied-again =
    Poll { $number }, { $question }: tied again. No lots are drawn; please meet and vote on paper.

# Calling an election, in private
election-ask = An election to what? Name the post and how many: building leader; residents' council 3-5.
choice-election-role = { $role }
election-plan =
    Election: { $title }, { $where }, { $seats }
    Nominations until { $nominated }, voting until { $voted }
    One vote a household, secret, elected by more than half; a tie means another round, never a lottery. { $after }
election-post = A second person confirms the result before anybody takes office.
election-no-post = The result is announced.
election-in-buildings = each of { $count } buildings of { $grid } for itself
election-in-grid = all of { $grid } together
election-seats = { $count ->
    [one] one person
   *[other] { $count } people
}
election-seats-from-to = { $least } to { $most } people
election-called =
    Poll { $number }, { $question } ({ $seats }): nominations until { $nominated }.
    Everybody has been told.
button-election-go = Begin nominations
button-election-days = { $days ->
    [one] 1 day each
   *[other] { $days } days each
}
button-election-by-building = Each building for itself
button-election-by-grid = All together
refusal-election-words = Please name the post and how many, 1 to { $most }: residents' council 3-5.

# In groups
election-announced =
    Election: { $title } ({ $seats })
    { $lines }
    To stand, say "I stand"; to put up a neighbour, say "nominate" and the name, until { $nominated }. Only those who agree
    are on the ballot. Voting goes on until { $voted }.
election-line = Poll { $number }: { $question }
election-prolonged =
    Nobody stands yet, so nominations go on until { $until }. To stand, say "I stand":
    { $lines }
election-nobody-stood =
    Nobody stood, so there is no election this time:
    { $lines }

# Standing and nominating
candidate-stands = Noted: you stand in poll { $number }, { $question }. Until { $until } "stand down" takes it back.
candidate-ask-whom = Whom do you nominate? Please write the name.
candidate-put-up = Noted. I will ask whether they stand in poll { $number }, { $question }; without a yes they do not.
candidate-out-of-reach = Noted, but I cannot reach them. Please tell them to say "I stand" before { $until }.
candidate-asked =
    { $name } nominates you in poll { $number }: { $question } ({ $place }).
    Will you stand? Please answer before { $until }; without an answer you are not on the ballot.
candidate-accepted = { $name } stands in poll { $number }, { $question }.
candidate-not-accepted = { $name } does not stand in poll { $number }, { $question }.
candidate-declined = All right, you are not on the ballot of poll { $number }, { $question }.
candidate-stood-down = You no longer stand in poll { $number }, { $question }.
candidate-which = Which one is it?
choice-election = Poll { $number } { $question }
button-candidate-accept = I will
button-candidate-decline = I would rather not
refusal-no-election = There is no election with open nominations where you are.
refusal-election-under-way = Nominations for poll { $number }, { $question }, are over.
refusal-candidate-already = You stand in poll { $number }, { $question }, already.
refusal-candidate-not = You do not stand in poll { $number }, { $question }.
refusal-candidate-elsewhere =
    Poll { $number }, { $question }, is for people who live in { $place }. If you do, say "home" first.
refusal-candidate-nobody =
    Nobody called "{ $name }" is registered in { $place }. They can say "home" first, or "I stand" themselves.
refusal-candidate-named-already = This neighbour has been nominated in poll { $number }, { $question }, already.
refusal-candidates-full = { $most } people stand already; the ballot is full.
refusal-nominate-elsewhere = Only people of { $place } nominate in poll { $number }, { $question }.
refusal-nominate-oneself = To stand yourself, say "I stand".

# Taking office
election-to-do =
    Poll { $number }, { $question }: somebody is elected, and everybody knows. If nobody objects I will ask a second person
    to confirm it, and they take office.
elected-you = You are elected: poll { $number }, { $question }. From now on you are { $role }. Thank you!
elected-no-longer-you =
    Poll { $number }, { $question }, has elected somebody else; you are { $role } no longer. Thank you for all you did!
elected-asked =
    A second person is asked to confirm the result of poll { $number }, { $question }; then they take office.
    Should nobody answer within three days, "take office poll { $number }" asks again.
refusal-nobody-elected = Poll { $number }, { $question }: nobody is to take office, or the result has no effect yet.

# One poll in many places
batch-ask-where =
    Poll { $number }, { $question }: where in { $grid } should it be held? Each place votes for itself; you get the roll-up.
batch-confirm =
    Hold poll { $number }, { $question }, in { $where } of { $grid }?
    Each place has its own roll and its own ballots; poll { $number } itself stays as it is.
# Whoever asked may still withdraw the original alone
batch-confirm-instead =
    Hold poll { $number }, { $question }, in { $where } of { $grid }?
    Each place has its own roll and its own ballots. Withdraw the original poll { $number }? If both stay, people are asked twice.
# People vote in the original already; nobody withdraws it alone
batch-confirm-open =
    Hold poll { $number }, { $question }, in { $where } of { $grid }?
    Each place has its own roll and its own ballots. Poll { $number } itself is still open; so that nobody is asked twice, have it annulled: “annul poll { $number }” and why, which takes two people.
batch-all-buildings = all buildings ({ $count })
batch-all-of-level = each { $level } ({ $count })
button-batch-hand-out = Hold it there
button-batch-instead = Hold it there, withdraw poll { $number }
button-batch-beside = Hold it there, keep poll { $number }
refusal-batch-staff-only = This is for neighbour leaders and staff.
refusal-batch-own-poll = Please name a poll of your own: hand out poll 12.
refusal-batch-election = To elect people, say "elect"; that can be done in many places at once.
refusal-batch-unfinished = Poll { $number } has no options yet.
refusal-batch-formal = A second person has to agree to poll { $number } first.
refusal-batch-too-late-to-withdraw = Poll { $number } cannot be withdrawn any more, and nothing was handed out. Please ask for it once more.
refusal-batch-nowhere = There is no place here with anybody registered.
refusal-batch-not-yours = That place is not yours to look after.

# The roll-up, in private
batch-summary =
    Roll-up: { $title }, { $places } places
    { $counts }
    "roll up" with the number of any of these polls shows every place.
batch-whole =
    Roll-up: { $title }, { $places } places
    { $counts }
    { $totals }
    { $lines }
batch-count-waiting = Not open yet: { $count }
batch-count-open = Voting: { $count }
batch-count-passed = Passed: { $count }
batch-count-failed = Not passed: { $count }
batch-count-tied = Tied: { $count }
batch-count-void = Too few took part: { $count }
batch-count-withdrawn = Not held: { $count }
batch-outcome-waiting = not open yet
batch-outcome-open = voting
batch-outcome-passed = passed
batch-outcome-failed = not passed
batch-outcome-tied = tied
batch-outcome-void = too few took part
batch-outcome-withdrawn = not held
batch-line = { $place } (poll { $number }): { $outcome }
batch-line-counted = { $place } (poll { $number }): { $outcome }, { $voted }/{ $roll } voted
batch-winner = { $option }
batch-line-won = { $place } (poll { $number }): { $outcome }, { $won }, { $voted }/{ $roll } voted
batch-totals-none = No place has been counted yet.
batch-totals = { $counted } places counted, { $voted }/{ $roll } voted.
batch-totals-options =
    { $counted } places counted, { $voted }/{ $roll } voted:
    { $options }
batch-total = · { $text }: { $got }
refusal-batch-none = Poll { $number } is held in one place only, so there is no roll-up.
