### Voting: how to cast a ballot, whether it is cast, receipts, recorded ballots and proxies.

# The receipt, said in private only
ballot-receipt =
    Poll { $number }: Noted: { $choice }
    { $doors }
    To change it, just vote again before { $until }; the last one counts.
ballot-changed =
    Poll { $number }: Changed. It is now: { $choice }
    { $doors }
    The earlier ballot no longer counts. You can change it again before { $until }.
ballot-same =
    Poll { $number }: That is what you voted already: { $choice }
    { $doors }
    To change it, just vote again before { $until }.
ballot-door = { $door } · receipt { $receipt }
ballot-abstains = abstain
ballot-one = “{ $text }”
ballot-several = { $options }
ballot-option = { $position }. { $text }
ballot-points = { $position }. { $text }: { $points }

# Voters who cannot be told in private: one message in the group, without who or what
ballot-receipts-in-group =
    Poll { $number }: These ballots are in. Receipts: { $receipts }
    I cannot write to these neighbours yet. To see what you voted, say hello to me here first: { $link }
ballot-answer-in-private =
    Poll { $number }: A neighbour pressed a choice, and I cannot reach them with my answer. Please say hello to me here first: { $link }

# A ballot that takes several steps (in private)
ballot-paper =
    Poll { $number }: { $question }
    { $how }
    { $options }
ballot-how-yes_no = Choose one, then press “Cast”.
ballot-how-single = Choose one, then press “Cast”.
ballot-how-several = Choose at most { $most }. Press to mark, press again to unmark, then “Cast”. Or type the numbers, such as “1 3”.
ballot-how-approval = Choose as many as you approve of. Press to mark, press again to unmark, then “Cast”. Or type the numbers, such as “1 3”.
ballot-how-seats = Choose at most { $most } people. Press to mark, press again to unmark, then “Cast”. Or type the numbers, such as “1 3”.
ballot-how-dot = You have { $most } points. Each press gives one; then press “Cast”. Or type them, such as “1:3 2:2”.
ballot-how-rating = Give each of them 1 to { $most } stars. Each press adds one; then press “Cast”. Or type them in order, such as “5 3 4”.
ballot-unmarked = ☐ { $place }. { $text }
ballot-marked = ☑ { $place }. { $text }
ballot-pointed = ☑ { $place }. { $text }: { $points }
ballot-handed-in = Poll { $number }: This ballot has been cast.
button-ballot-mark = { $text }
button-ballot-cast = Cast
button-ballot-abstain = Abstain

# My votes
my-votes =
    Open now:
    { $open }
    Latest results:
    { $over }
my-votes-none = There is nothing for you to vote on yet. When there is, I will tell you in private.
my-votes-nothing-open = nothing
my-votes-nothing-over = none yet
my-vote-open =
    Poll { $number }: { $question }, until { $until }
    { $doors }
my-vote-missing = { $door }: not yet voted
my-vote-cast = { $door }: voted (secret: nobody can find out what)
my-vote-chosen = { $door }: { $choice } · receipt { $receipt }
my-vote-recorded = { $door }: { $choice } · entered for you · receipt { $receipt }
my-vote-over = Poll { $number }: { $question } { $verdict }
# Named polls: what one's own homes chose as well
my-vote-over-chosen =
    Poll { $number }: { $question } { $verdict }
    { $doors }
button-my-vote = Show poll { $number }

# Ballots on paper and by telephone
record-which-voice = Whose ballot is it? Choose one.
record-what =
    Poll { $number }: What does { $door } choose?
    { $options }
    0 to abstain.
record-evidence = Poll { $number }: { $door }: { $choice }. For a paper ballot, please send a photo of it; for a phone call, write when it came and from whom.
ballot-recorded = Poll { $number }: Entered: { $door }, { $choice } ({ $origin }), receipt { $receipt }. The household has been told and can change it until { $until }.
ballot-recorded-not-told = Poll { $number }: Entered: { $door }, { $choice } ({ $origin }), receipt { $receipt }. Nobody of this household is in chat, so please tell them; it can be changed until { $until }.
ballot-recorded-for-you =
    Poll { $number }: { $by } entered a ballot for { $door }: { $choice } ({ $origin }), receipt { $receipt }.
    If that is wrong, vote yourself before { $until }; your own vote counts.
ballot-origin-paper = on paper
ballot-origin-phone = by phone
button-voice = { $door }

# Written proxies
entrust-to-whom = Who is to vote for them? Please write the name.
entrust-which-agent = Which one is it? Choose.
entrust-photo = Poll { $number }: { $agent } is to vote for { $door }: please send a photo of the signed paper.
entrusted = Poll { $number }: Noted: { $agent } votes for { $door }. Both have been told.
entrusted-agent-not-told = Poll { $number }: Noted: { $agent } votes for { $door }. I cannot write to { $agent }; please tell them.
entrusted-household-not-told = Poll { $number }: Noted: { $agent } votes for { $door }. { $agent } has been told; nobody of this household is in chat, so please tell them.
entrusted-nobody-told = Poll { $number }: Noted: { $agent } votes for { $door }. I can write to neither of them; please tell both.
entrusted-for-you =
    Poll { $number }: { $by } entered a proxy: { $agent } votes for { $door }.
    If that is wrong, please call { $by } at once; if you vote yourself before { $until }, your own vote counts.
entrusted-to-you = Poll { $number }: You vote for { $door } by proxy (entered by { $by }). When you vote, it counts for them together with your own; you can change it until { $until }.
button-agent = { $name } { $door }

# What cannot be done
refusal-which-poll = Which poll do you mean? Please give its number, such as “poll 12 2”, or reply to it.
refusal-no-such-poll = There is no poll { $number }. Please check the number.
refusal-poll-not-yet = Poll { $number }: It has not begun; voting starts at { $at }.
refusal-poll-closed = Poll { $number }: It closed at { $at }; this vote was not counted.
refusal-poll-withdrawn = Poll { $number }: It was withdrawn; there is nothing to vote on.
refusal-poll-annulled = Poll { $number }: It was annulled; there is nothing to vote on.
refusal-vote-edited = An edited message is no vote. Please send a new one, such as “poll 12 2”.
refusal-nothing-marked = Nothing is marked, or it was more than a day ago. Please choose first, or press “Abstain”.
refusal-record-in-private = Please enter ballots and proxies in private, not in the group.
refusal-may-not-record = Only the neighbour leaders and staff of this area can enter ballots.
refusal-candidate-records = Candidates enter no ballots and no proxies. Please ask another leader or member of staff.
refusal-record-secret = This ballot is secret, so nothing can be entered for anybody. Whoever cannot use a phone may be helped by two people, or give a written proxy.
refusal-no-such-voice = I cannot find that household on the roll of poll { $number }. Please write the door in full, such as “record ballot poll 12 3-201 2”.
refusal-own-ballot = Nobody enters a ballot for their own household. Please vote yourself, or ask somebody else.
refusal-voted-themselves = { $door } has voted themselves; that counts, and nothing can be entered over it.
refusal-record-anew = I lost track of which household it was. Please begin again, such as “record ballot poll 12 3-201 2”.
refusal-representatives-themselves = Representatives vote themselves and give no proxies.
refusal-no-such-agent = I cannot find that person. Please write a registered name.
refusal-candidate-agent = A candidate cannot vote for others.
refusal-agent-has-enough = { $agent } already votes for { $most } households, and cannot take more.
