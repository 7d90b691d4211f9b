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
typed-week = weekly | weekly agenda
typed-month = monthly | monthly figures
typed-help = help
typed-menu = menu
typed-language = language | lang
typed-start = start | hello | hi | good morning
typed-home = home | my home
typed-leave-home = leave_home | leave home | moved out | I moved out
typed-invite = invite
typed-accounts = my accounts | accounts
typed-called = name | my name is | call me
typed-pings-here = tell me here | notify me here
typed-pings-on-telegram = use telegram | tell me on telegram
typed-pings-on-wechat = use wechat | tell me on wechat
typed-pings-on-wecom = use wecom | tell me on wecom
typed-households = my households | households
typed-own-data = my data | my_data | what do you know about me
typed-forget-me = forget me | delete my data
typed-stay = keep me | keep my data

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
typed-noted = noted | got it | i know
typed-reject = reject
typed-merge = merge
typed-correct-category = change_category | change category
typed-correct-place = change_place | change place
typed-contacted = contacted | got in touch
typed-plan = plan
typed-extend = extend
typed-order = 12345 | order
typed-correct-class = change_class

# To say how it went
typed-verify = verify | solved | fixed | it is fixed
typed-dispute = dispute | not fixed | not solved | still broken
typed-reopen = reopen
typed-withdraw = withdraw

# Who does it
typed-leave = leave | away
typed-back = back | back early
typed-hand-over = handover | hand over
typed-undo-handover = undo_handover | undo handover
typed-on-duty = duty | on duty | roster
typed-off-duty = off_duty | off duty

# Giving others something to do
typed-tasks = task | tasks | my_tasks | my tasks
typed-meeting = meeting
typed-notice = notice
typed-forward = forward | forward this
typed-sweep = full_sweep | full sweep
typed-sweep-now = urgent_sweep | urgent full sweep

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

# With these a name begins that stands right behind "call me" and the like, without a space
surnames = Mr | Mrs | Ms | Miss

# Voting: what is typed before the number of a poll; "poll 12 in favour"
typed-open-poll = new_poll | new poll | open a poll
typed-straw = ask_around | ask around
typed-polls = polls | list polls
poll-before = poll
typed-vote-for = in favour | in favor | approve
typed-vote-against = against | disapprove
typed-abstain = abstain
typed-my-votes = my_votes | my votes
typed-record-ballot = record_ballot | record ballot
typed-entrust = proxy | entrust
typed-observe = observe | observer

# Elections, polls in stages, polls in many places
typed-next-stage = next_stage | next stage
typed-change-stage = change_stage | change stage
typed-hand-out = hand_out | hand out
typed-roll-up = roll_up | roll up
typed-elect = elect | election
typed-stand = i_stand | i stand | stand for election
typed-nominate = nominate
typed-stand-down = stand_down | stand down
typed-take-office = take_office | take office

# After a poll has opened
typed-close-early = close_early | close early
typed-add-to-roll = add_to_roll | add to roll
typed-annul = annul
typed-object = objection
typed-answer = answer_objection | answer objection

# Talking it over together
typed-topics = topics | topic
typed-propose = submit_to_council | submit to council
typed-council = council | council meeting
typed-attended = attended
typed-resolutions = resolutions | resolution
typed-resolution-task = resolution_task | resolution task
typed-steps = six_steps | six steps
typed-ideas = ideas | idea
typed-support-idea = support_idea | support idea
typed-merge-ideas = merge_ideas | merge ideas
