### How people come in: invitations, joining, homes, and the first word of whoever follows a link.

# What somebody is for
member-post = { $role }, { $grid }
member-deputy = { $role }, { $grid } (deputy)
member-contact = Contact of { $handler }
member-named = { $name }, { $office }

# The first word
hello-stranger =
    Hello, I am the neighbourhood helper of { $town }.
    When something is broken, dirty or blocked, send me a photo and a line. I find who answers for it and keep after them until it is done.
    Do you live here? Write “/home” and your door, such as “/home 4栋2单元301”. Then you need not say where each time.
    A number is enough:
hello-staff =
    Hello { $name }, I am the neighbourhood helper of { $town }. Here you are:
    { $offices }
    Write “/todo” for what is in your hands, “/help” for what you can say.
    A number is enough:
start-is-for-a-group = This link is for adding me to a group. Please use it there; it does nothing in private.

# Inviting
invite-whom = Not here yet: { $count }. Pick one, and I write the invitation for you to pass on to them:
invite-nobody = Everybody in your area is here.
choice-guest = { $name }, { $office }
button-more-guests = Some more
# What the inviter passes on
invitation =
    Hello { $name }, { $town } asks you to use its neighbourhood helper. You are:
    { $offices }
    Please open this, or send it to the helper as it is:
    { $link }
    It works once, until { $until }. For { $name } only: please do not post it in a group.
refusal-not-an-inviter = This is for the staff who supervise that area.
refusal-has-come = They are here already, or are not yours to invite.
refusal-nobody-so-called = Nobody called “{ $name }” is missing in your area.

# Joining
joined =
    Hello { $name }, you have joined { $town }:
    { $offices }
    I tell you here when there is something new. Write “/help” to see what you can say.
joined-and-waiting =
    Hello { $name }, you have joined { $town }:
    { $offices }
    Waiting for you: { $count }. A number shows one. Write “/help” to see what you can say.
join-already = You are { $name } already; there is no need to join again.
join-wrong = This invitation does not work: it is wrong, used, or too old. Please ask whoever invited you for another.
join-locked = That was wrong too often. Please try again after { $until }.
join-not-in-a-group = An invitation does not belong in a group where others can read it. This one works no longer. Please ask for another and send it to me in private.
# To the inviter, or the level above
guest-joined =
    { $name } has joined:
    { $offices }
    Their name on the platform is “{ $called }”.
    If it is somebody else, please press the button before { $until }.
guest-joined-nameless =
    { $name } has joined:
    { $offices }
    They came in on { $channel }.
    If it is somebody else, please press the button before { $until }.
button-not-them = It is not them
join-undone =
    That account is not { $name } any more.
    { $acted }
join-undone-acted = Touched meanwhile in the name of { $name }: { $numbers }. Please have a look.
join-undone-nothing = Nothing was done meanwhile in the name of { $name }.
button-invite-again = Invite { $name } again
# To the account that was taken back
no-longer-them = Somebody says that you are not { $name }, so you do not speak for { $name } any more. If that is a mistake, please ask whoever invited you.
refusal-join-undone = That account was taken back already.
refusal-join-too-late = It is too late for the button. Please ask the administrator.

# Homes
home-yours =
    Your homes:
    { $places }
    For another, write “/home” and the door. If you have moved out, press below:
home-yours-and-owned =
    Your registered homes:
    { $places }
    The same owner also has:
    { $also }
    In a vote of owners they are one vote with their areas added up.
    Another home? Write "/home" and its door. Moved out? Press the button:
button-leave-home = Moved out of { $place }
home-which-door = Where do you live? Please write building, entrance and room, such as “4栋2单元301”.
home-which-unit = { $place }: which entrance and room are yours? Such as “2单元301”:
home-which-room = { $place }: which room is yours? Such as “301”:
home-which-place = Which of these do you live in?
home-asked =
    I have asked these people whether you live in { $place }, and tell you what they say:
    { $people }
home-granted =
    { $by } said yes: your home is { $place }.
    When you report something and do not say where, I take it to be your entrance.
home-refused =
    { $by } could not say that you live in { $place }.
    Please talk to them in person; tomorrow you can ask again.
home-left = You are no longer registered in { $place }.
refusal-no-such-door = The register has no { $place }. Please check what you wrote; if there is such a door, ask your neighbour leader to have it registered (“/who” and the building tells you who that is).
refusal-home-already = You are registered in { $place } already.
refusal-claim-waits = { $place } is waiting for your neighbour leader. Please wait a little.
refusal-too-many-claims = { $most } homes of yours are waiting for an answer. Please wait for it first.
refusal-claim-again = Last time it was a no. Please ask again after { $until }.
refusal-nobody-to-ask = Nobody who could say so for { $place } is here yet. Please try again in some days, or ask the community.
refusal-no-home = You have no registered home.

# To neighbour leaders
claim-asked = “{ $name }” says they live in { $place }. Are they your neighbour?
claim-asked-with-slip = "{ $name }" says they live at { $place } and has the slip left at that door. Your neighbour?
claim-asked-at-home = "{ $name }" says they live at { $place }, as you do. One of your household?
claim-doubted = Somebody at { $place } does not know "{ $name }". Please make sure before you say yes.
claim-doubt-passed-on = Good, your leader knows that nobody at home knows "{ $name }".
claim-granted = “{ $name }” is registered in { $place }; { $by } said yes.
claim-refused = “{ $name }” is not registered in { $place }; { $by } does not know them.
button-admit = Yes, our neighbour
button-admit-tenant = Our neighbour, a tenant
button-housemate = One of us at home
choice-claim = "{ $name }", { $place }
button-decline = I do not know them
refusal-not-yours-to-admit = That door is not yours to decide about.
refusal-no-such-claim = This needs no answer any more.

# Another account
accounts =
    Your accounts:
    { $lines }
    To make another account yours too: from that account, send me "bind { $code }" in private before { $until }. It works once.
    Give this code to nobody: whoever uses it can act in your name.
account-line = { $channel }
account-line-pings = { $channel }: this is where I tell you things
account-line-silent = { $channel }: cannot be reached at the moment
button-pings-there = Tell me things on { $channel }
pings-there =
    From now on I tell you things on { $channel }. When you cannot be reached there, I use another account of yours.
    Wherever you ask me, I still answer there.
refusal-no-account-there = You have no account on { $channel } yet. If you do, write "my accounts" here, and send me the code over there.
channel-telegram = Telegram
channel-wechat = WeChat
channel-wecom = WeCom
channel-lab = the lab
unite-asked =
    This code is from { $name }. Once joined, what this account reported, its homes and its open votes belong to { $name }, and both see the same.
    Are you { $name }?
button-unite = That is me: join them
button-not-unite = No, leave them apart
united = Good: this account is { $name } too now. A mistake? Until { $until }, press "Not my account" in the other account.
account-united = The account called "{ $called }" on its platform counts as yours now. Not yours? Press the button before { $until }.
account-united-nameless = An account on { $channel } counts as yours now. Not yours? Press the button before { $until }.
button-not-me = Not my account
unite-wrong =
    This code does not work: mistyped, used, or too old. Write "my accounts" in your other account to get another.
    To bind a group, send its code in the group.
refusal-unite-same = This code is your own; type it in the other account.
refusal-unite-other-way = Please do it the other way round: write "my accounts" here, and type the code in the other account. If both accounts are on the register with an office, ask the community office to correct the register.

# The slip left at a door
slip-wrong = This slip does not work: mistyped, used, or too old. Write "/home" and your door, or ask your leader for another.

# A leader's households
households-yours = { $lines }
households-counted =
    { $grid }: { $doors } households registered, { $here } with somebody here, { $empty } empty, { $waiting } waiting for your yes.
households-missing =
    Nobody yet from: { $labels }{ $more ->
        [0] {""}
       *[other] , and { $more } more
    }
households-uneven = One neighbour leader does best with 5 to 15 households. Here it is { $doors } with { $leaders } leaders; please talk to the community.
refusal-not-a-leader = You lead no neighbours at present.

# Posters and slips
poster-title = Posters for the entrances
poster-headline = Something broken, dirty or blocked, or a vote in your yard: scan this and talk to the neighbour bot.
poster-steps = After scanning, write your entrance and room. Once your neighbour leader confirms it, you are in.
slip-title = Slips for the doors
slip-headline = Your household is invited to the neighbour bot: repairs, questions, votes of the yard.
slip-steps = Scan it, or write "/home" and the code below. Good once, until { $until }; your neighbour leader still confirms it.
invitation-title = Invitations
invitation-headline = You are invited to the neighbour bot. This is for you alone; do not post it in a group.
invitation-steps = Scan it, or send the bot the words below. Good once, until { $until }.

# The command line
cli-invite-help = Invite those in office who are not here yet: name their keys, or --all. One each, good once, for 24 hours.
cli-invite-all = Everybody who is not here yet.
cli-invite-whom = Please name keys of people, or --all: one of the two.
cli-invite-not-missing = { $person }: the town has nobody of that key, or they hold no office, or they are here already.
cli-invite-nobody = There is nobody to invite.
cli-invite-name = Name
cli-invite-office = Office
cli-invite-link = To open, or to send to the bot as it is
cli-invite-typed = Or send this to the bot
cli-invite-on-telegram = Telegram: open the link.
cli-invite-on-wechat = WeChat: scan the code or open the link; whoever follows the account already may send it those words.
cli-invite-on-wecom = WeCom: open the app of the bot and send it those words.
cli-invite-out = Also write a page with codes to scan into this folder.
cli-invite-expires = Works until
cli-invite-until = { $until }
cli-invited = Invitations: { $count }. Please pass each on to its person alone, not in a group.
cli-poster-help = The link for the poster at an entrance, by which residents say where they live. Name buildings by id or name.
cli-poster = { $grid } { $building }  { $link }
cli-poster-unknown = The town has no building { $building }.
cli-posters-help = Print the posters for the entrances of a grid, one for each building; open the page in a browser and print.
cli-posters-out = The folder they go to.
cli-slips-help = Print a slip for each household of a grid; its code works once within 30 days.
cli-posters-no-grid = The town has no grid { $grid }.
cli-posters-written = { $file }: { $count } of them.
cli-posters-no-code = The official account gave no code: { $why }. Nothing was printed; please try again later.
cli-posters-lasting = { $count } of the { $most } lasting codes of the official account are used.
cli-register-help = The register of households: write it as a table, and read it again with areas exact to the last digit.
cli-register-export-help = Write the register as a table (like households.csv); without a file, on the screen.
cli-register-import-help = Make the register what the table says: its rows are all households there are. Every mistake is told at once, and then nothing changes.
cli-register-exported = { $count } households written to { $file }.
cli-register-imported = The register has { $count } households now: { $new } new, { $changed } changed, { $gone } out of use.
