### Pages for phones: a resident opens one from WeChat or elsewhere; each is for one person alone.

pages-name = Linzhang
# At the bottom of the page
pages-owner = This page is { $name }’s own. Please do not pass it on.
pages-owner-unnamed = This page is your own. Please do not pass it on.
pages-until = The link works until { $until }.

## What each page is called

pages-title-message = A message for you
pages-title-case = What I reported
pages-title-report = Report something
pages-title-ballot = Vote
pages-title-household = My home
pages-title-inbox = Waiting for you
pages-title-talk = The answer
pages-title-over = It does not open
pages-title-elsewhere = How to go on

## When it does not open

refusal-link-over = This link no longer works. Write “menu” to Linzhang, or go back to the message it came with, and you get a new one.
pages-no-town = The service is not ready yet. Please come back in a while.
pages-not-understood = That was not clear. Please press once more.
pages-old-button = That button is too old. Below is how it stands now.
pages-too-large = The photo is too large: 10 MB each at most.
pages-nothing-said = It has arrived. There is nothing else to say now.
pages-nothing-waits = No message is waiting for you.
pages-waits = It has arrived and is being dealt with. One moment.
pages-look-again = See whether it is done
pages-back = Back to the page before
pages-photo = Photo { $number }
pages-photos = Photos (10 at most)

## Reporting

pages-report-words = What is it?
pages-report-example = For example: the stair lamp has been out for three days
pages-report-where = Where?
pages-report-where-example = For example: building 4 unit 2, or by the south gate
pages-use-location = Use where I am now
pages-location-found = Your position is noted.
pages-location-failed = No position was found. Please write it above.
pages-report-unnamed = Without my name
pages-report-unnamed-means = Then those who come to fix it do not see who reported it either.
pages-report-send = Report it
pages-report-empty = Write a few words, or choose a photo.

## Answering

pages-answer-words = Your answer
pages-answer-send = Send
pages-answer-empty = Write a few words, or choose a photo.

## Voting

pages-ballot =
    Poll { $number }: { $question }
    { $kind } · { $secrecy } · { $grid }
    { $options }
    { $rule }
    Until { $until }
    { $how }
    { $effect }
pages-ballot-changes = Changed your mind? Vote again; the last vote counts.
pages-ballot-secret = Once cast it cannot be changed, and nobody can find out what you chose.
pages-how-several = Choose { $most } at most:
pages-how-approval = Choose all you agree with:
pages-how-seats = Choose { $most } people at most:
pages-how-dot = Share out { $most } points in all:
pages-how-rating = Give each one 1 to { $most } stars:
pages-marks-send = Cast my vote
pages-marks-empty = Nothing is chosen yet. If you agree with none, press “Abstain”.

## My home

pages-homes =
    You live at:
    { $places }
pages-home-means = Tell the door exactly. I ask the neighbour leader there; once they agree, it counts.
pages-home-building = Building, for example 4栋
pages-home-unit = Unit
pages-home-room = Room
pages-home-name = What to call you, for example Mrs Wang
pages-home-code = Or: the code on the slip at your door
pages-home-send = Send
pages-home-nameless = Please write what to call you: the neighbour leader has to know who it is.
pages-home-empty = Tell the building and the room, or the code on the slip.

## A link that was passed on, opened outside WeChat

pages-go-on-wechat = WeChat
pages-scan-with-wechat = Scan it with WeChat to go on there.
pages-code = QR code
pages-go-on-telegram = Go on in Telegram
pages-ask-your-leader = Please ask your neighbour leader how to join.
pages-not-introduced = We could not tell who you are. Please try again.
