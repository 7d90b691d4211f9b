### Opening a poll: drafting it, the preview, the card in the groups. Results are in results.ftl, receipts in ballots.ftl.

## The card: in groups, and in private for those with a vote

poll-card =
    Poll { $number }: { $question }
    { $kind } · { $secrecy } · { $grid }
    { $standing }
    { $voices }
    Closes: { $until }
    { $how }
    { $effect }
# For the second person, who has to agree to it
poll-card-draft =
    { $question }
    { $options }
    { $kind } · { $secrecy } · { $grid }
    Who votes: { $voices }
    Rule: { $rule }
    Voting opens { $opens } and closes { $until }
    { $effect }
poll-card-noticed =
    Poll { $number }, notice: { $question }
    { $kind } · { $secrecy } · { $grid }
    { $options }
    Who votes: { $voices }
    Voting opens { $opens } and closes { $until }. From now on the question and its options stay as they are.
    Rule: { $rule }
    { $effect }
poll-card-over =
    { $result }
    Now: { $state }
poll-card-ended =
    Poll { $number }: { $question }
    It is { $state }; there is no more voting.
# When somebody asks for it: followed by how they voted
poll-shown =
    { $card }

    Your votes:
    { $mine }
poll-question = { $question }
poll-question-detailed =
    { $question }
    { $details }
poll-choices = { $lines }
poll-choices-pictured =
    { $lines }
    The pictures show, in their order: { $pictured }
poll-choice = { $place }. { $option }
poll-choices-and =
    { $options }
    { $tally }
poll-tally-at-close = The votes are made known after it closes.
poll-tally-voted = { $voted } of { $of } have voted; how they voted is made known after it closes.
poll-voices = Who votes: { $kind }, { $count } in all (checksum of the roll { $hash })
poll-secrecy-named = names shown
poll-secrecy-named-by-receipt = with names, published by receipt, without doors
poll-secrecy-secret = secret ballot
poll-roll-household = one vote for each household
poll-roll-adult = one vote for each adult
poll-roll-owner = one vote for each owner, floor area counted too
poll-roll-representative = one vote for each residents' representative
poll-roll-listed = one vote for each person on the list
poll-roll-holders = { $role }: one vote each
# How to vote
poll-how-yes_no = Press a button below, or write “poll { $number } 1”. Changed your mind? Vote again; the last one counts.
poll-how-single = Press a button below, or write “poll { $number } 2”. Changed your mind? Vote again; the last one counts.
poll-how-several = Choose at most { $most }: write “poll { $number } 1 3”, or take your time in private. The last one counts.
poll-how-approval = Choose all you would agree to: write “poll { $number } 1 3”, or take your time in private. The last one counts.
poll-how-seats = Choose at most { $most } people: write “poll { $number } 1 3”, or take your time in private. The last one counts.
poll-how-dot = Share out { $most } points: write “poll { $number } 1:3 2:2”, or take your time in private. The last one counts.
poll-how-rating = Give each option 1 to 5 stars: write “poll { $number } 5 3” in their order, or take your time in private. The last one counts.
poll-how-secret = A secret ballot is cast in private. Once cast it cannot be changed, and nobody can find out what you chose.
button-poll-option = { $option }
button-poll-abstain = Abstain
button-poll-in-private = Vote
button-poll-ballot = Begin voting

## Drafting

poll-ask-question = What do you want to ask? One sentence will do, such as “Where should the charging posts go?”.
poll-ask-options =
    “{ $question }”
    Which options are there? Write them in one message with “/” between them, such as “east gate / west gate”.
    For pictures send one picture for each option, with the option written under it.
poll-ask-more =
    { $options }
    Any other option? Write it, or send a picture with the option written under it.
poll-ask-names = Who has a vote? Write their names with commas between them, each in full as in the register.
poll-ask-until = Until when? Press one, or write something like “Sunday 8 pm”.
poll-ask-preset = By which rules?
poll-ask-roll = Who has a vote?
poll-ask-grid = Where should it be asked?
poll-ask-secrecy = With names, or secret? A secret ballot cannot be changed once cast, and nobody sees the votes before it closes.
poll-ask-method = How is it chosen?
poll-ask-live = Can people see the votes while it is open?
poll-ask-participation = How many have to take part for the result to count?
poll-ask-straw = What do you want to ask? Write it on one line, such as “/ask_around Will you come on Saturday? yes/no”.
button-poll-yes-no = Just agree or disagree
button-poll-enough = That is all
button-poll-until-today = Tonight { $hour }
button-poll-until-tomorrow = Tomorrow night { $hour }
button-poll-until-day = { $at }
button-poll-grid = { $grid }
button-poll-tally-live = At any time
button-poll-tally-at-close = Only after it closes
button-poll-participation-any = However many
button-poll-participation-third = At least a third
button-poll-participation-half = More than half
button-poll-participation-two-thirds = At least two thirds
poll-method-yes_no = agree or disagree
poll-method-single = choose one
poll-method-several = choose at most { $picks }
poll-method-approval = choose all you would agree to
poll-method-seats = choose people
poll-method-dot = share out { $picks } points
poll-method-rating = give each option 1 to 5 stars

## Preview

poll-preview =
    Please look it over; nothing has been sent yet:

    { $question }
    { $options }

    { $kind } · { $secrecy } · { $method }
    { $voices }
    Rule: { $rule }
    Based on: { $law }
    { $effect }
    { $open }
    { $groups ->
        [0] There is no group to post it in: everybody with a vote gets it in private
        [one] Will be posted in { $groups } group
       *[other] Will be posted in { $groups } groups
    }
poll-preview-noted =
    { $preview }
    Note: { $note }
poll-preview-voices = Who votes: { $grid }, { $kind }, { $count } in all, of which { $reached } can be told in chat
poll-preview-until = Closes: { $until }
poll-preview-noticed = First { $days } days of notice; voting opens { $opens } and closes { $until }
poll-preview-formal = This kind is sent only after a colleague with another post has agreed too.
button-poll-send = Send
button-poll-ask-second = Ask a second person
button-poll-change-until = Change the end
button-poll-change-preset = Other rules
button-poll-change-roll = Change who votes
button-poll-change-grid = Ask elsewhere
button-poll-change-secrecy = Names or secret
button-poll-change-method = Change how to choose
button-poll-change-live = Change when votes show
button-poll-change-participation = Change how many must vote
button-poll-restart = Begin again

## Afterwards, to whoever opened it

poll-sent-open = Poll { $number } is out; { $groups ->
        [0] everybody with a vote was told
        [one] it is in { $groups } group, and everybody with a vote was told as well
       *[other] it is in { $groups } groups, and everybody with a vote was told as well
    }. It closes { $until }, is counted then and made known.
poll-sent-noticed = Poll { $number } has been announced{ $groups ->
        [0] .
        [one] { "" } in { $groups } group.
       *[other] { "" } in { $groups } groups.
    } Voting opens by itself { $opens } and closes { $until }.
poll-waits-for-second = Poll { $number } waits for a colleague with another post to agree. It is sent as soon as they have.
button-poll-withdraw = Take back

## List

polls-open =
    Polls now, { $count } in all:
    { $lines }
polls-none = There is no poll at the moment.
poll-line = Poll { $number }: { $question } · closes { $at }
poll-line-noticed = Poll { $number }: { $question } · opens { $at }
button-poll-show = See poll { $number }
button-poll-open = Open a poll

## What cannot be done

refusal-poll-leaders-only = Polls are opened by neighbour leaders, grid workers or the community. If you have an idea, tell one of them.
refusal-poll-formal = This kind is opened by the community or the street. You could begin with an ordinary yard poll, or ask the community.
refusal-poll-too-many = There are { $most } polls here already. Please wait until one of them is over.
refusal-poll-empty-roll = No household is registered here, so nobody would have a vote. Please register households first.
refusal-poll-draft-gone = This draft is gone. Please write “/new_poll” to begin again.
refusal-poll-preview = Press a button above to change something; if all is well, press “Send”.
refusal-poll-no-question = I see no question. Write one sentence, such as “/new_poll Where should the charging posts go / east gate / west gate”.
refusal-poll-question-long = A question has at most { $most } characters; yours has { $said }. Please make it shorter.
refusal-poll-options-few = There have to be at least { $fewest } options.
refusal-poll-options-many = There can be at most { $most } options; you wrote { $said }.
refusal-poll-option-empty = Option { $number } is empty.
refusal-poll-option-long = Option { $number } is too long: { $most } characters at most.
refusal-poll-option-twice = “{ $text }” is there twice; please keep one.
refusal-poll-photo-alone = Please send the picture with the option written under it.
refusal-poll-names = Please write the full names of at least { $fewest } people of the register, with commas between them.
refusal-poll-end-unread = I could not read when. Write “Sunday 8 pm”, “2026-12-01 20:00” or “3 days”.
refusal-poll-end-past = That moment has passed; please take another.
refusal-poll-too-short = That is too soon; it can close { $earliest } at the earliest.
refusal-poll-too-long = That is too long; it can close { $latest } at the latest.
