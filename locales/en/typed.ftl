### What residents and staff type. One meaning a line, its spellings parted by "|"; those of all languages are always
### understood. A "/" in front always makes a command and is not written here. Case does not matter. A spelling has one
### meaning only.

# To tell something
typed-report = report
typed-report-for = report_for | report-for
typed-report-anonymous = report_anonymously | report anonymously | anonymous
typed-same = +1 | same | same here | same problem | me too

# To ask something
typed-progress = progress | status
typed-mine = mine | my cases | my_cases
typed-who = who | who answers
typed-why = why
typed-todo = todo | to do
typed-help = help
typed-menu = menu
typed-language = language | lang
typed-start = start | hello | hi | good morning
typed-home = home | my home
typed-leave-home = leave_home | leave home | moved out | I moved out
typed-invite = invite

# To do something
typed-acknowledge = acknowledge | ack
typed-take = take | take it | I'll do it
typed-transfer = transfer
typed-dispatch = dispatch
typed-return = return
typed-finish = finish | finished
typed-suspend = suspend
typed-resume = resume
typed-note = note
typed-reject = reject
typed-merge = merge
typed-correct-category = change_category | change category
typed-correct-place = change_place | change place

# To say how it went
typed-verify = verify | solved | fixed | it is fixed
typed-dispute = dispute | not fixed | not solved | still broken
typed-reopen = reopen
typed-withdraw = withdraw

# Which grid a group belongs to
typed-bind = bind
typed-unbind = unbind

# To answer
typed-yes = yes | y | ok | okay | right
typed-no = no | n | wrong
typed-skip = skip
typed-done = done | that's all | that is all
typed-cancel = cancel | never mind

# What may stand before and after the number: "number 1", "option 2", "1 please"
choice-before = number | option
choice-after = please
