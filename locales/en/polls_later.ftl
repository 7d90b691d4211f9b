### After a poll has opened: reminders, more time, the result, objections, annulment, and what takes two people.

## Reminders, in private

# To those who have not voted, with the options below
poll-reminder =
    【Poll { $number }】{ $question }
    You have not voted yet; it closes { $until }.
    { $options }
    One tap is enough, or write “poll { $number }” and the number of an option, like “poll { $number } 1”.
# At half-time, to the neighbour leader
poll-half-time =
    【Poll { $number }】{ $question }
    Half the time is over; { $count } of your homes have not voted. It closes { $until }:
    { $doors }
    Please ask them if you can. For those without a phone you can enter a ballot.
# Secret polls: nobody hears how many are left
poll-half-time-secret =
    【Poll { $number }】{ $question }
    Half the time is over and some of your homes have not voted. It closes { $until }. Please tell everybody if you can.
poll-door = · { $door }

## More time, in the group

poll-extended-outage =
    【Poll { $number }】{ $question }
    I was out for { $minutes } minutes shortly before the end, so some may not have been able to vote.
    It is open until { $until } now. Every vote cast so far counts.

## The result, in the group

poll-published =
    { $lines }
    Seal: { $seal }
poll-next-objection = Whoever objects writes to me in private before { $until }: “objection poll { $number }” and why. If nobody does, it takes effect then.
poll-next-effective = It takes effect now.
poll-next-straw = Thank you all; we have noted what you think.
poll-next-rehearsal = The rehearsal ends here; thank you all. To decide it for good, vote again by the procedure the law names.
poll-next-none = Thank you all for taking part. That is all for this time.
# Named polls: which home chose what
poll-roll =
    【Poll { $number }】{ $question }
    What each home chose ({ $page }/{ $pages }); please look for your receipt:
    { $lines }
poll-roll-line = { $door } { $choice } { $receipt }
poll-roll-recorded = { $door } { $choice } { $receipt } (entered for them)
# With names, where the town does not publish doors
poll-roll-receipts =
    Poll { $number }: { $question }
    What each household chose ({ $page }/{ $pages }), without doors; please look for your own receipt:
    { $lines }
poll-roll-receipt = { $receipt } { $choice }
# Named polls with too many votes to list one by one
poll-roll-long =
    【Poll { $number }】{ $question }
    { $count } votes were cast, too many to list here one by one.
    For your own, write “my votes” to me in private and compare your receipt.
    For the whole list ask the neighbour leader or the community; it is in the export (linzhang poll export { $number }).
# In effect
poll-in-effect =
    【Poll { $number }】{ $question }
    The time for objections is over. The result takes effect.

## What comes next, to whoever proposed it

poll-to-do-passed =
    【Poll { $number }】{ $question }
    It passed, and the result is published.
    { $next }
poll-to-do-failed =
    【Poll { $number }】{ $question }
    It did not pass, and the result is published. Listen to everybody once more and try another way.
poll-to-do-void =
    【Poll { $number }】{ $question }
    Too few took part, so it does not count; the result is published. Call at their doors and ask again some other day.
poll-to-do-tied =
    【Poll { $number }】{ $question }
    It is a tie, and the result is published. No lots are drawn; everybody votes once more.

## Objections

poll-ask-objection = 【Poll { $number }】{ $question }: what do you have against the result? One sentence, please.
poll-objected =
    Your objection to 【Poll { $number }】 is noted; nobody is told that it is yours.
    The community answers by { $due }; until then the result does not take effect.
poll-ask-answer =
    【Poll { $number }】{ $question }
    Somebody objects: { $words }
    Please write an answer.
poll-answered = 【Poll { $number }】Your answer went to whoever objected.
poll-objection-answered =
    【Poll { $number }】Your objection was answered.
    You said: { $words }
    Answer: { $answer }
poll-objections-wait = 【Poll { $number }】The time for objections is over, but { $count } still wait for an answer. The result does not take effect yet.
# The card of whoever answers
run-objection =
    【Objection】Somebody has something against the result of “{ $title }”:
    { $words }
    To be answered by { $due }. Until then the result does not take effect.
run-objection-gone =
    【Objection】Whoever objected to “{ $title }” asked to be forgotten.
    There is nothing to answer any more.
button-poll-answer = Answer

## What takes two people

# To the second person
poll-request =
    { $who } wants: { $act }
    Asked: { $question }
    Why: { $reason }
    This takes two people of different roles. If you agree it is done at once, and everybody is told both roles and the reason.
# To the second person: all of a poll nobody has seen yet
poll-request-draft =
    { $who } wants to post this poll:
    { $draft }
    This takes two people of different roles. If you agree it is posted at once.
button-poll-agree = Agree
button-poll-decline = Do not agree
poll-request-asked =
    To be done: { $act }
    Asked:
    { $people }
    It is done once somebody of another role agrees; after three days without that it lapses.
poll-request-granted = { $by } agreed: { $act }.
poll-request-declined = { $by } did not agree: { $act }. Everything stays as it is.
# Told in the group
poll-two-people =
    【Poll { $number }】{ $question }
    Proposed by: { $proposer }. Agreed to by: { $decider }. { $act }
    Why: { $reason }
# What is to be done
poll-act-open = post 【Poll { $number }】
poll-act-close_early = close 【Poll { $number }】 early
poll-act-extend = keep 【Poll { $number }】 open until { $until }
poll-act-add_to_roll = add { $door } to the roll of 【Poll { $number }】
poll-act-annul = annul 【Poll { $number }】
poll-act-name_observer = have { $name } watch over 【Poll { $number }】
poll-act-grant_post = { $people } as { $role }, as 【Poll { $number }】 decided
poll-person = { $name }
role-observer = observer
role-former = whoever was in charge then

## Taken back

poll-withdrawn =
    【Poll { $number }】{ $question }
    Whoever asked took it back; no vote counts.
poll-given-up =
    【Poll { $number }】{ $question }
    It did not open: { $why }

## When it cannot be done

refusal-poll-change-staff-only = 【Poll { $number }】A neighbour leader or somebody of the community has to propose that.
refusal-poll-nobody-to-agree = 【Poll { $number }】Somebody of another role has to agree, and nobody like that can be found. Please ask the community to join first.
refusal-poll-asked-already = 【Poll { $number }】The same was proposed already and waits for a second person.
refusal-poll-request-settled = Somebody has answered this, or three days have passed.
refusal-poll-draft-changed = 【Poll { $number }】It was changed after you were asked, or its time is over. Please have it proposed anew.
refusal-poll-reason = 【Poll { $number }】Please say why, at the end; everybody will read it.
refusal-poll-how-long = 【Poll { $number }】Please say for how many days and why, like “extend poll { $number } 2 days many are away”. { $until } is the latest.
refusal-poll-extended-already = 【Poll { $number }】It was extended once already, and cannot be again.
refusal-poll-which-door = 【Poll { $number }】Please say which home and why, like “add to roll poll { $number } 3栋201 left out by mistake”.
refusal-poll-not-yours = 【Poll { $number }】Only whoever proposed it can take it back.
refusal-poll-too-late-to-withdraw = 【Poll { $number }】People are voting already, so nobody can take it back alone. If it has to stop, write “annul poll { $number }” and why; a second person has to agree.
refusal-poll-no-objection = 【Poll { $number }】This is not the time for objections.
refusal-poll-objection-not-yours = 【Poll { $number }】Only homes on the roll can object. If you have something to say, please tell your neighbour leader.
refusal-poll-objected-already = 【Poll { $number }】Your objection is noted and waits for an answer.
refusal-poll-nothing-to-answer = 【Poll { $number }】No objection waits for an answer.
