### News: what is meant to be noticed. Of one change of one matter, each person hears at most once.

# To the resident who reported
news-acknowledged = { $number } { $category }: acknowledged by { $handler }. Due: { $due }
news-taken = { $number } { $category }: taken in hand by { $handler }. Due: { $due }
news-passed-on = { $number } { $category } has gone to { $handler }. The deadline stays. Due: { $due }
news-suspended =
    { $number } cannot be done now: { $reason }
    We look at it again on { $day }. If anything changes, I will tell you.
news-resumed = { $number } { $category } goes on. Due: { $due }
news-closed = { $number } { $category } was checked and is closed. If something is still wrong, write “/reopen { $number }” within thirty days.
news-closed-for-supporters = [{ $number }] { $category }: checked and closed. Thank you for speaking up too. If it is not right, please report it anew.
news-rejected = Sorry, { $number } cannot be taken on: { $reason }
news-really-fixed =
    { $number } { $category } is done, says { $handler }.
    { $feedback }
    Is it really solved?
news-follow-up = { $number } { $category } was done some days ago. Is it still fine?
# To the other side, when something was added
news-note = { $number }, something was added: { $words }
news-recording = { $number }: a recording, { $seconds } s
# To those who work on it
news-revised = { $number }: the reporter changed their words. Now: { $words }
news-taken-by-neighbour = { $number } { $category }: somebody nearby is doing it. You need not go.
news-not-solved =
    { $number } { $category } is not solved and has to be done again.
    Reason: { $reason }
    { $words }
    Where: { $place }
    Reported by: { $reporter }
    Due: { $due }
    Now: { $state } · { $handler }
news-withdrawn = { $number } was withdrawn by the resident. Nothing left to do.
# To neighbour leaders and the level above
news-please-verify =
    { $number } { $category }, { $place }: done, says { $handler }.
    { $feedback }
    Please go and have a look. Is it really solved?
# To the community
news-returned =
    { $number } { $category } was returned by { $handler }: { $reason }
    Where: { $place }
    Due: { $due }
    Who should have it?

# Merging: for the residents of both, and whoever had it
news-merged =
    { $number } and { $into } are the same matter and will be dealt with together.
    Who sees to it: { $handler }. Due: { $due }
# Withdrawn: for residents who said they have the same problem
news-withdrawn-for-supporters = { $number } was withdrawn by whoever reported it. If it is not fixed for you, please report it anew.

# What old messages to others say once a person was forgotten.
message-forgotten = (What this message said was deleted at the wish of the person it was about.)
message-cleared = (What this message said is no longer kept: its time is over.)
