### The page /lab: several phones side by side, and above them a clock that can be moved forward. Only those who try the
### program see it; residents and staff never meet these words in their own chats.

# The page's title, and the small seal beside it (one character).
lab-title = Linzhang lab
lab-mark = 邻

# What the bot is called in chats; the names it answers to in a group, parted by "|".
lab-bot-name = Linzhang
lab-bot-mentions = @Linzhang

# What keyboards and screen readers come to first.
lab-skip = Skip to the phones

# This language's own name, on the language switch.
lab-language = English
lab-languages = Language of this page

# The switch that makes letters larger.
lab-large = Large type

# The clock: what time it is, and three buttons that move it forward.
lab-clock = The town's clock
lab-now = Now
lab-next = To the next moment
lab-next-none = Nothing is due
lab-hour-on = +1 hour
lab-day-on = +1 day
lab-day = { $day }
lab-moment = { $at }

# What will be nagged about next: a box for each step, with when, which matter, how far, and whom. A press moves the clock there.
lab-ahead = Next
lab-ahead-hint = Press a box, and it is that moment.
lab-ahead-none = Nothing will be nagged about just now.
lab-ahead-subject = { $subject }
lab-ahead-promise = { $promise } · { $height ->
    [soon] soon due
    [end] due
   *[late] overdue
    }
lab-ahead-run = task
lab-ahead-whom = tells { $people }
lab-ahead-between = {", "}
lab-ahead-nobody = nobody to tell, so further up

# Polls that are open: how many votes each has, and until when. Of one whose tally is not public yet only how long the roll is, and until when.
lab-polls = Voting now
lab-poll = Poll { $serial }
lab-poll-share = { $voted } of { $size } votes
lab-poll-hidden = counted in public at the end, { $size } votes on the roll
lab-poll-until = until { $at }

# The head of a phone: who, in what role, in which chat.
lab-phones = Phones
lab-role = { $role }
lab-resident = Resident
lab-private = Private chat with Linzhang
lab-phone = { $name }, { $chat }
lab-messages = Messages on the phone of { $name }
lab-new = New messages
lab-newer = See what is new

# Messages: the mark of an edit, photos, choices, replies.
lab-edited = updated
lab-photo = Photo { $number } from { $name }
lab-photo-waiting = Looking at the photo
lab-photo-refused = This photo cannot be opened
lab-photo-large = The photo, large
lab-close = Close
lab-choices = Choices
lab-reply = Reply
lab-reply-to = Reply to the message of { $name } at { $time }
lab-replying = Replying to
lab-reply-stop = Do not reply

# Where one writes, and the buttons beside it.
lab-write = Message
lab-write-as = Write as { $name }
lab-pick = Add photos
lab-picked-none = Send no photo
lab-send = Send
lab-sending = Sending

# Hints on an empty phone: a resident in private, a resident in a group, staff.
lab-try-private = Try this: add a photo, write “the stair lamp is broken”, send.
lab-try-group = Try this: write “@Linzhang the stair lamp is broken” to the group.
lab-try-staff = What is yours to do will appear here.

# When something goes wrong.
lab-away = The service cannot be reached. What you wrote is still here; send it again later.
lab-reconnecting = Connection lost, trying again
lab-failed = That did not work, please try again.
lab-not-kept = That was not kept. Please try again.
lab-too-large = At most 10 photos at once, each of at most 10 MB.
lab-too-slow = It came too slowly and is not complete. Please try again with a better connection.
lab-nothing-said = Write a few words or pick a photo.
lab-no-phone = There is no such phone, please reload the page.
lab-not-understood = This request cannot be understood, please reload the page.
lab-no-town = There is no town yet. Bring one in first with linzhang import.
lab-no-phones = This town has no phones. Write [[lab]] into the town file and import it again.
