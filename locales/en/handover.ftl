### Who is away and who stands in, who is on duty, who hands over to whom.

staff-named = { $name }
days-one = { $day }
days-from-to = { $first } to { $last }
choice-day = { $day }
button-cancel = Cancel
refusal-no-office = This is for those who hold an office here.
refusal-several-so-called = There is more than one “{ $name }”. Please write the grid too, such as “北网格 { $name }”.

# Away
absence-from = From which day until which? Such as “11-23 to 11-25”, or “tomorrow”:
absence-until = From { $day }. Until which day?
absence-stand-in = { $name } is away, { $days }. Who stands in? A number, or a name:
choice-no-stand-in = Nobody in particular
absence-noted =
    Noted: { $name } is away, { $days }. { $stand_in } stands in.
    Still in the hands of { $name }: { $count }. Meanwhile { $stand_in } is asked first.
    Back early? Write “/back”.
absence-noted-alone =
    Noted: { $name } is away, { $days }. Nobody in particular stands in.
    Still in the hands of { $name }: { $count }. Meanwhile a deputy in the same post is asked first, else the level above.
    Back early? Write “/back”.
news-stand-in =
    { $name } is away, { $days }. Please stand in: you are asked first, and may do whatever { $name } may, until then.
    In hand now: { $count }
news-absence-noted = { $by } noted that you are away: { $days }. If that is wrong, write “/back”.
news-absence-noted-stand-in = { $by } noted that you are away: { $days }. { $stand_in } stands in. If that is wrong, write “/back”.
absence-over = All right, the absence of { $name } ({ $days }) is over. { $name } is asked again.
news-absence-over = { $name } is back; you no longer stand in ({ $days }). What you took up yourself stays with you.
news-absence-ended = { $by } noted that you are back ({ $days }). You are asked again.
refusal-not-theirs-to-excuse = { $name } is not in your charge. They have to write it, or somebody above them.
refusal-absence-day = { $day } is over, or too far off. Please name a day within half a year from today.
refusal-absence-length = The first day comes first, and it is { $days } days at most. For longer please write “/handover” and give the work to somebody else.
refusal-absence-twice = Noted as away already: { $days }. To change it, write “/back” first.
refusal-not-a-stand-in = Whoever stands in has to be one of these. Please reply with a number.
refusal-not-away = { $name } is not away.

# Handing over
handover-to-whom = To whom? Please write the name as registered, such as “小王”:
handover-preview =
    All this goes from { $giver } to { $taker }:
    { $parts }
    It counts as soon as you confirm. { $giver } hears no more of it and can do nothing in it. Deadlines stay as they are.
handover-preview-asks =
    All this goes from { $giver } to { $taker }:
    { $parts }
    { $taker } holds no such office here. Once you confirm, one of these has to agree:
    { $people }
button-confirm-handover = Hand over
handover-unsigned = Not signed for yet: { $count }
handover-cases = Open cases in hand: { $count }
handover-runs = Tasks not done: { $count }
handover-given = Tasks given to others: { $count }
handover-shifts = Shifts to come: { $count }
handover-stand-ins = Standing in for others: { $count }
handover-case = { $line }
handover-more = and { $count } more
handover-asked =
    { $giver } to { $taker }: asked to agree. Until then all stays as it is:
    { $people }
news-handover-asked =
    { $giver } wants to hand all this over to { $taker }:
    { $parts }
    { $taker } holds no such office here yet. Do you agree?
button-approve-handover = Agree
button-decline-handover = Do not agree
handover-declined = { $by } did not agree that { $giver } hands over to { $taker }. All stays as it is.
handover-done =
    Handed over from { $giver } to { $taker }:
    { $parts }
    If it was a mistake, whoever did it can write “/undo_handover” within a day.
handover-received =
    The work of { $giver } is yours now ({ $taker }):
    { $parts }
    What is open stands below, the most urgent first. A number shows one:
handover-undone =
    The handover is undone. This is with { $giver } again and not with { $taker }:
    { $parts }
refusal-handover-to-oneself = Handing over needs somebody else.
refusal-nothing-to-hand-over = { $name } holds no office; there is nothing to hand over.
refusal-taker-not-here = { $name } has not come here yet and cannot be told. Please write “/invite { $name }” first.
refusal-not-theirs-to-hand-over = Only { $giver }, or somebody above both, can hand the work of { $giver } over to { $taker }.
refusal-no-superior = { $name } holds no such office, and nobody above can agree. Please have it changed in the town file.
refusal-handover-settled = This handover is settled, or too old.
refusal-not-yours-to-approve = This is not yours to agree to: it takes somebody above, and neither who asked nor who gets it.
refusal-no-handover-to-undo = You handed nothing over within { $hours } hours. To give it back, write “/handover”.

# On duty
roster =
    On duty, { $grid }:
    { $lines }
roster-line-now = Now: { $name }, until { $end }
roster-line = From { $start }: { $name }, until { $end }
roster-none = Nobody is on duty here yet. Whoever supervises writes “/duty 小李 11-23”.
shift-put = Put down: { $name } is on duty, { $grid }, { $days }.
shift-put-instead =
    Put down: { $name } is on duty, { $grid }, { $days }.
    Instead of:
    { $replaced }
shift-taken-off = Nobody is on duty now: { $grid }, { $days }.
news-shift-put = You are on duty: { $grid }, { $days }.
news-shift-taken-off = You need not be on duty: { $grid }, { $days }.
news-on-duty = You are on duty now: { $grid }, until { $until }. What is urgent comes to you first.
news-off-duty = Your shift is over: { $grid }. All that was reported meanwhile is done.
news-off-duty-open = Your shift is over: { $grid }. Of what was reported meanwhile still open: { $count }
news-roster-gap =
    Nobody is on duty yet, { $grid }:
    { $days }
    Whoever supervises, please write “/duty” with a name and a day.
roster-gap-day = { $day }
refusal-shift-of-whom = Who, and when? Please write a registered name and a day, such as “/duty 小李 11-23”.
refusal-shift-days = Please name days within a year from today, the first one first, { $most } at a time.
refusal-not-their-roster = The roster is for whoever supervises the area.
refusal-no-shift = Nobody was on duty then anyway.
refusal-no-office-of-theirs = { $name } holds no office here and cannot be on duty.
