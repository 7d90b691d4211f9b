### Questions and answers: hello, help, progress, who, why, language.

hello =
    Hello, I am the neighbourhood helper of { $town }.
    When something is broken, dirty or blocked, take a photo, write a few words and send them to me. I find whoever sees to it and keep after them until it is done.
    Just reply with a number:
menu = What would you like to do? Just reply with a number:
button-menu-report = Report a problem
button-menu-mine = My reports
button-menu-who = Who to ask
button-menu-help = How this works
help =
    To report, send a photo with a few words, like “stair lamp broken, 4-2-501” (building, entrance, room).
    Each report gets a number, like 26-0031.
    How is it going: “/progress 26-0031”
    Your reports: “/mine”
    Who sees to a place: “/who 4-2-501”
    How a deadline was counted: “/why 26-0031”
    Report for a neighbour: “/report_for 3-2-501 water pipe leaking”
    Stay unnamed: “/report_anonymously …”
    Add something: “/note 26-0031 …”
    Another language: “/language”
    Where you live: “/home”
    What I keep of you, and deleting it: “my data”
    What is being decided: “/polls”; to vote: “poll 12 2”; your votes: “/my votes”
    An idea for the neighbourhood: “/idea …”; what is being talked over: “/topics”
    Changed your mind halfway: “/cancel”
    When choices have numbers, just reply with a number.
help-staff =
    Something new: press “Acknowledge”, or write “/acknowledge 26-0031”.
    Doing it yourself: “/take 26-0031”
    Done: send a photo and write “/finish 26-0031”
    Not yours: “/transfer 26-0031” or “/return 26-0031”
    Cannot be done now: “/suspend 26-0031”
    Came back: “/dispatch 26-0031”
    Two are one: “/merge 26-0032 26-0031”
    Wrong category or place: “/change_category 26-0031”, “/change_place 26-0031”
    In touch with the reporter: “/contacted 26-0031”
    News by a day: “/progress 26-0031 12-01”
    Complex matters: “/plan 26-0031 …”, “/extend 26-0031 …”
    Another class, a 12345 order (supervisors): “/change_class 26-0031”, “/12345 26-0031”
    What waits for you: “/todo”; the week: “/weekly”; the month in figures: “/monthly”
    To bring in a colleague: “/invite”
    Away for some days: “/leave 11-23 to 11-25”, and “/back” when you are back early
    Somebody else does it from now on: “/handover 小王”; who is on duty: “/duty”
    Your own tasks: “/task”; to give one: “/task 小王 12-01 …”
    Talking it over together: “/submit_to_council 26-0031”, “/topic …”, “/council yard meeting Friday 19:30”; tasks of a resolution: “/resolution_task 3 Wang 12-01 …”
    Meetings and notices: “/meeting Friday 15:00 …”, “/notice 15 …”; visits: “/full_sweep”
    To ask the neighbours: “/new_poll Where to put it / east / west until Sunday 8 pm”; just asking: “/ask_around Coming on Saturday? yes/no”
    To elect people: “/elect”; one poll in many places: “/hand_out poll 12”; how they stand: “/roll_up poll 13”
    How a deadline was counted: “/why 26-0031”
    Add something: “/note 26-0031 …”
    What residents write works for you too: /progress, /mine, /who, /report_for, /report_anonymously, /language, /cancel.
    When choices have numbers, just reply with a number.
help-in-group =
    To report here, write “/report stair lamp broken, 4-2-501”, best together with a photo.
    What is being decided: “/polls”; to vote press a button under the card, or write “poll 12 2”.
    For anything else please ask me in private: “/help”.
cannot-read-this = I cannot read this. Please write a few words or send a photo.
cannot-read-contact = I need no contacts; please do not leave other people's numbers here. To report a problem, write a few words or send a photo.
cannot-read-voice = I cannot listen to recordings. Please write a few words, or send a photo.
start-in-private = Please tap my picture and tell me in private.
cancelled = All right, forget what was just said. Nothing was kept.
language-which = Which language would you like?
language-name-zh-Hans = 简体中文
language-name-zh-Hant = 繁體中文
language-name-en = English
language-set = OK, from now on we speak English.
something-went-wrong = Something went wrong on my side. What you said is not lost, and staff will see to it. Incident { $id }

# Progress
progress =
    { $number } { $category }
    { $words }
    Where: { $place }
    Who sees to it: { $handler }
    Due: { $due }
    Now: { $state }
    { $history }
progress-impersonal =
    { $card }
    This was long ago: who reported it is no longer kept.
progress-anonymous =
    { $card }
    This was long ago: who reported it and what was written is no longer kept.
progress-line = { $at } · { $what }
event-report = reported
event-accept = accepted
event-dispatch = assigned
event-acknowledge = acknowledged
event-take = work began
event-transfer = transferred
event-return = returned
event-finish = done, being checked
event-suspend = suspended
event-resume = resumed
event-verify = checked and solved
event-dispute = not solved, to be done again
event-close = closed
event-reopen = reopened
event-reject = not accepted
event-merge = joined to another case
event-withdraw = withdrawn
event-note = something added
event-revise = the reporter changed their words
event-support = one more household has the same problem
event-correct = category or place changed
event-handed-over = in other hands
event-regrade = another class
event-contacted = got in touch
event-plan = a plan was made
event-milestone = { $name }
event-promise-update = said by when there will be news
event-recount = Deadlines counted anew, days off changed
event-extended = more time was granted
mine = What concerns you. Reply with a number for more:
mine-empty = You have not reported anything yet. Send a photo with a few words, and it is reported.
todo = What waits for you. Reply with a number for more:
todo-empty = Nothing waits for you now.

# Who sees to it
who =
    { $place }:
    { $people }
who-for-matter =
    { $place }:
    { $category }: this goes to { $handler }.
    { $people }
who-line = { $grid } { $role }: { $name }
who-line-role = { $grid } { $role }
who-nobody = Nobody is registered for this place yet.
who-where = Which place? Write the door, like “4-2-501”.

# Too much at once
flood-messages = You are going too fast for me. Please wait until { $until }; what you say before then I leave aside. Danger you can always tell me.
flood-group = Too many of you are calling me at once. Please wait until { $until }, or tell me in private if it is urgent. Danger you can always tell me.
flood-danger = The dangers you just told me of have all gone to whoever answers for them. If you are in danger now, call 110, 119 or 120 at once. After { $until } you can speak to me again.
