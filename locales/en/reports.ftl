### Reporting: from the first words or the first photo to a case with a number.

# What is it about (in private, when there was only a photo, or "report" was chosen)
report-what = What is wrong? Pick one, or just write a few words or send a photo.
# Only a photo was sent (in private)
report-what-shown = I have your photo. Where is this, and what is wrong? A few words are enough, like “4-2 the stair lamp is broken”; if it is one of these, pick it.
# It sounds like several kinds of matter (in private)
report-which-kind = Which of these is it? Pick one, or tell me a little more.
# Where is it
report-where = Where is it? Write the door, like “4-2-501” (building, entrance, room), or send a location. If there are choices below, one of those will do too.
report-where-again = I could not find that place. Please write the door again, like “4-2-501”, or pick one.
report-which-place = Which of these places?
# Category and place were picked, there are no words and no photo yet
report-details = Would you like to add a few words or a photo? If not, send 1 and it is reported.
# It does not look like a report: ask first
report-is-this-one = Shall I report this as a problem?
report-photos-kept = I keep at most { $kept } photos for one matter. You sent { $sent }; I kept the first { $kept }.
# Only a voice note: it is kept, but a few words are needed
report-what-recorded = I have put your recording away for whoever sees to it. I cannot understand it myself, so please write a few words or pick one: what is wrong, and where?
report-where-recorded = I have put your recording away for whoever sees to it. I cannot understand it myself, so please write where it is, like “4-2-501”, or pick one.
report-recordings-kept = I keep at most { $kept } recordings for one matter. The earlier ones are kept, this one is not.
refusal-recording-unnamed = You wished to stay unnamed, and a voice tells who speaks, so I pass the recording on to nobody. Please write a few words.
report-unnamed-in-private = Everybody in the group can see who is speaking. To stay unnamed, tap my picture and tell me in private.
report-taken-quietly = Got it. We go on in private; nothing about this is shown in the group.
# An emergency: before anything else
report-danger =
    If there is danger, call now: police 110, fire 119, ambulance 120.
    People first; keep away from the danger. I am telling those in charge at the same time.
# Perhaps somebody reported it already
report-alike =
    Something like it was reported not long ago:
    { $cases }
    Is it the same?
alike-line =
    { $supporters ->
        [0] { $number } { $category } · { $grid }, reported { $at }
        [one] { $number } { $category } · { $grid }, reported { $at }, { $supporters } more neighbour
       *[other] { $number } { $category } · { $grid }, reported { $at }, { $supporters } more neighbours
    }
button-go-private = In private
button-report-this = Report it
button-not-a-report = No
button-report-now = No, just report it
button-same = It is { $number }, +1
button-another = No, a new one
button-more-kinds = Something else
support-counted =
    { $supporters ->
        [one] Noted, you are counted in. { $number } { $place }, { $supporters } more neighbour.
       *[other] Noted, you are counted in. { $number } { $place }, { $supporters } more neighbours.
    }
    Due: { $due }. I will tell you what comes of it.
support-already = You told me about { $number } already. I will tell you what comes of it.

# Photos that cannot be taken
refused-photo-too-large = This photo is too large, more than 10 MB. Please make it smaller and send it again.
refused-photo-too-many-pixels = This photo has too many pixels for me to open. Please make it smaller and send it again.
refused-photo-not-a-photo = This file is not a photo. Please send a JPG, PNG or WEBP photo.
refused-photo-unreadable = This photo is damaged and will not open. Please take a new one.
refused-photo-enough = You have sent enough photos for one day (20 at most, 60 MB); the rest was not kept, your words were. You can send more tomorrow.
refused-words-too-long = That was very long: I kept the first { $kept } characters. Please say again what matters of the rest.

# Recordings that cannot be taken
refused-recording-too-large = This recording is too large, more than 2 MB. Please send a shorter one.
refused-recording-too-long = This recording is too long, more than 5 minutes. Please say what matters most, and send it again.
refused-recording-not-a-recording = I cannot keep this recording. Please say it again, or write a few words.
refused-recording-gone = I could not get this recording. Please say it again, or write a few words.
refused-recording-enough = You have sent enough photos and recordings for one day (60 MB at most); this recording was not kept. Please write a few words, or send it tomorrow.
