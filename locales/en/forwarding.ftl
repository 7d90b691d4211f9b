### What goes elsewhere: what neighbour leaders forward into WeChat groups, and what is not sent abroad.

withheld = (withheld)
said-abroad =
    { $words }
    (Names, doors, people's own words and photos are not sent here. Please look in WeChat or WeCom.)

# What neighbour leaders pass on into WeChat groups: 300 characters at most, nobody's name in it
forward-please = Please forward what comes next (words and picture) into your WeChat group:
forward-poll =
    Poll { $number }: { $question }
    { $grid }, until { $until }.
    If you have a voice, scan the picture or open this, and choose:
    { $link }
forward-poll-noticed =
    Coming up: poll { $number } – { $question }
    { $grid }, from { $opens } until { $until }.
    To vote, register your door first. Scan the picture or open:
    { $link }
forward-result =
    Poll { $number }: { $question }
    { $verdict }
    { $voted } of { $of } voices voted.
    For all the numbers, scan the picture or open:
    { $link }
forward-notice =
    Notice: { $title }
    { $grid }, until { $until }.
    To say something about it, scan the picture or open:
    { $link }
forward-passed = Result: it passed.
forward-failed = Result: it did not pass.
forward-void = Result: too few took part, so it does not count.
forward-tied = Result: a tie; there will be another round.
forward-chosen = Result: “{ $what }” was chosen.
forward-several-chosen = Result: { $count } were chosen.
forward-election-over = The result of the election is published.

# On the picture
forward-card-poll = Poll { $number }
forward-card-notice = Notice
forward-card-opens = { $grid } · from { $opens } until { $until }
forward-card-until = { $grid } · until { $until }
forward-card-hangs = { $grid } · until { $until }
forward-card-turnout = { $voted } of { $of } voices voted
forward-card-more = and { $count } more options
forward-card-scan = Scan to reach the neighbourhood helper

# A leader asks for something to forward
forward-what = Which one do you want to forward? Choose, and I write the words and draw the picture for you:
forward-nothing = There is nothing to forward here at the moment: no poll is going on, and no notice hangs.
button-forward-poll = Poll { $number } { $question }
button-forward-notice = Notice: { $title }
refusal-forward-over = Poll { $number } has come to nothing; there is nothing to forward.
refusal-forward-no-notice = This notice was taken down; there is nothing to forward.
