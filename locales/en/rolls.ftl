### The roll: who has a vote, why somebody has none, and how to have one next time.

refusal-not-on-roll-no-home =
    You are not on the roll of poll { $serial }: you have not told us where you live.
    Write "/home" and your door, for example "/home Block 4, entrance 2, 301". Once your neighbour leader confirms it, your household has a vote next time.
    Registered with another account? Write "my accounts" to make the two accounts one person.
refusal-not-on-roll-claim-waits =
    You are not on the roll of poll { $serial }: your home at { $place } still waits for your neighbour leader.
    Once it is confirmed, your household has a vote next time.
refusal-not-on-roll-late =
    The roll of poll { $serial } was fixed on { $opened }, before you were registered here.
    This time your leader can enter your household's vote for you; next time you can vote yourself.
refusal-not-on-roll-elsewhere =
    Poll { $serial } asks only those who live at { $place }, and your registered home is elsewhere.
    You have a home here too? Write "/home" and its door; once your leader confirms it, you count next time.
refusal-not-on-roll-moved-out =
    You are no longer registered at { $place }, so you can no longer vote in poll { $serial }.
    A mistake? Write "/home" and your door, and ask your leader to confirm it again.
refusal-not-on-roll-tenant =
    Poll { $serial } is a vote of owners, one for each, and tenants are not on its roll.
    You are the owner? Ask your leader to put the register right, and you have a vote next time.
refusal-not-on-roll-role =
    In poll { $serial } only these vote: { $role }. You are not on its roll.
    Something to say? Tell the one of your yard, who will bring it to the meeting.
refusal-not-on-roll-listed =
    Poll { $serial } asks only people on a list, which was settled before it began, and you are not on it.
    To take part next time, tell your leader early.

# Added to the roll after the poll opened
refusal-roll-not-open = Poll { $serial } is not open; its roll cannot change.
refusal-roll-secret = Poll { $serial } is secret and somebody has voted; its roll cannot change any more.
refusal-roll-already = { $place } is on the roll of poll { $serial } already.
refusal-roll-asks-others = Poll { $serial } does not ask this household, so it cannot be added.
refusal-roll-owner-there = { $place } has the same owner as another home on the roll of poll { $serial }, and that owner has one vote already.
