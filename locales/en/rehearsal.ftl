### Rehearsals: the words a play is written in, and what is said once it was played. See docs/rehearsals.md.
### What begins with play- and mark- is typed in plays; spellings are parted by "|"; those of all languages are understood.

# The head of a play
play-town = town
play-time = time
play-cast = cast
play-stranger = stranger
play-unbound = unbound group

# Who does or hears what, after the name
play-taps = taps | presses
play-blocks = blocks the bot
play-hears = hears | sees
play-hears-only = hears only | sees only
play-hears-not = does not hear | doesn't hear | does not see | doesn't see
play-hears-nothing = hears nothing

# Time and the machine
play-wait = wait
play-until = until
play-outage = outage
play-restart = restart
play-notice = notice
play-minutes = minutes | minute
play-hours = hours | hour
play-days = days | day

# Words in square brackets
mark-photo = photo
mark-no-photo = not a photo
mark-place = location
mark-sticker = sticker
mark-reply = reply
mark-repeat = repeat
mark-choice = choice

# Mistakes in a play
rehearsal-not-utf8 = From this line on it is not UTF-8.
rehearsal-needs-town = A play begins with its town, such as "town: yueyang-lou".
rehearsal-needs-time = A play begins with the time, such as "time: 2026-05-08 15:00".
rehearsal-needs-cue = Nobody says anything in this play.
rehearsal-time-wrong = This time cannot be read. Write "2026-05-08 15:00".
rehearsal-header-late = Such a line belongs at the head of the play.
rehearsal-header-twice = This line was written before.
rehearsal-cast-wrong = Write "name in the play = name in the town".
rehearsal-line-wrong = This line cannot be read.
rehearsal-nothing-said = There are no words here.
rehearsal-continues-nothing = This line is indented, but there are no words before it to go on with.
rehearsal-mark-unknown = Nobody knows "{ $mark }" in square brackets.
rehearsal-mark-not-here = "{ $mark }" in square brackets does not belong here.
rehearsal-mark-wrong = "{ $mark }" in square brackets is not written right.
rehearsal-too-many-photos = There are at most { $most } photos in one message.
rehearsal-no-town = There is no town { $town }
rehearsal-town-wrong = Town file { $file }, line { $line }: { $what }
rehearsal-nobody = Nobody in the town is called "{ $name }".
rehearsal-no-group = No group of the town is called "{ $name }".
rehearsal-several = There is more than one "{ $name }"; write the key of the town file.
rehearsal-no-phone = "{ $name }" has no account for demonstrations.
rehearsal-group-is-silent = A group does not speak by itself; write "somebody ({ $name })".

# While it is played
rehearsal-not-heard = This was not heard.
rehearsal-heard-only = { $count } new messages were heard, and it should have been this one alone.
rehearsal-heard-anyway = This should not have been heard: { $text }
rehearsal-heard-something = Nothing should have been heard, but this was: { $text }
rehearsal-no-button = There is no button "{ $label }".
rehearsal-no-message = There is no such message to reply to: "{ $text }"
rehearsal-time-passed = That moment has passed.
rehearsal-notice-wrong = The notice is not understood: { $what }
rehearsal-dead-letter = A payload could not be dealt with.
rehearsal-not-delivered = Messages that were not delivered: { $count }

# When it is over
rehearsal-trouble = { $where }  { $what }
rehearsal-well = { $file }: played to the end, all as the play says.
rehearsal-badly =
    { $count ->
        [one] { $file }: one thing is not as the play says.
       *[other] { $file }: { $count } things are not as the play says.
    }
