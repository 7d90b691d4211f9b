### Secret ballots: choosing, confirming, casting; observers.

refusal-secret-in-group = Poll { $number } is a secret ballot and not for the group. Please vote in private: { $link }

# Asked once before it is cast
secret-slip =
    Poll { $number }: { $question }
    Voting for:
    { $voices }
    Your choice: { $choice }
    Once cast it cannot be changed, and nobody can find out what you chose. Cast it?
secret-voice = { $label }
button-secret-cast = Cast it
button-secret-again = Think again
secret-slip-put-away = This ballot was put away, and what it said is wiped.
secret-not-cast = All right, nothing was cast. Poll { $number } closes { $until }; when you have decided, write “poll { $number }”.

# The receipt: the same words whatever was chosen
secret-cast =
    Poll { $number }, you have voted:
    { $voices }
    Only that you voted is kept, not what you chose. The result comes after { $until }.
    You may delete what you typed yourself from this chat.
secret-cast-already =
    Poll { $number }, you have voted already:
    { $voices }
    A secret ballot is cast once and cannot be changed.
secret-went-wrong = Something went wrong here and nothing was done. To keep your secret, what you just sent was not kept: please send it again. Incident { $id }

# Before it opens
secret-too-few = Only { $size } can vote, fewer than { $fewest }: the result would show who chose what. Better an open ballot.

# Three numbers after closing
secret-account = Secret ballot check: { $used } voted, { $ballots } ballots in the urn, { $counted } counted. The three agree.
secret-account-wrong = Secret ballot check: { $used } voted, { $ballots } ballots in the urn, { $counted } counted. The three do not agree: observers, please look into it at once.

# Observers
observer-you =
    You observe poll { $number }: { $question }
    It closes { $until }; then I tell you the numbers to check. Who has voted and who has not can be seen after that with “observe poll { $number }”; what anybody chose is seen by nobody.
observer-count =
    Poll { $number } has closed, and you observe it.
    { $account }
    To see who voted, write “observe poll { $number }”
observer-list =
    Poll { $number }, { $count } voted:
    { $voices }
    This list is for observers only; please do not pass it on.
refusal-observer-who = Who is to observe? Please write one full name and a reason, as in “observe poll 12 Zhang San everybody trusts her”.
refusal-observer-stands = { $name } is a candidate and cannot observe.
refusal-observer-too-late = Somebody has voted in poll { $number } already: no observers can be added.
refusal-not-observer = Only observers of poll { $number } may see this.
refusal-observer-named = Poll { $number } is an open ballot: who chose what is published when it closes.
refusal-observer-before-close = Poll { $number } closes { $until }; before that nobody can see who has voted.
refusal-observer-too-few = Fewer than { $fewest } voted in poll { $number }: the list stays closed, for it would show who chose what.
