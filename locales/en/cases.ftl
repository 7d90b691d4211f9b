### Getting it done: acknowledge, transfer, return, finish, suspend, check, reopen, with the questions and the answers.

# What somebody who works on a case hears after a step of their own
done-acknowledge = You have acknowledged { $number }. Due: { $due }. When it is done, press “Finished” and send a photo.
done-take = Thank you, { $number } is in your hands. Due: { $due }. When it is done, press “Finished” and send a photo.
done-finish = { $number } is noted as done. Somebody is being asked to check it.
done-pass-on = { $number } has gone to { $handler }.
done-return = { $number } is returned. The community will assign it again.
done-suspend = { $number } is suspended and looked at again on { $day }. Reason: { $reason }
done-resume = { $number } goes on. The time it stood still was added. Due: { $due }.
done-verify = Thank you! { $number } is closed. In three working days whoever reported it is asked once more: is it still fine?
done-again = All right, { $number } is worked on again, under the same number. Due: { $due }.
done-withdraw = { $number } is withdrawn.
done-reject = { $number } is not accepted, and the resident has been told.
done-satisfied = Good to hear that { $number } is still fine, thank you.
done-correct =
    Changed. { $number } { $category }, { $place }
    Who sees to it: { $handler }
    Due: { $due }
done-note = Added to { $number } and passed on.
done-note-recorded = { $number }: I have put your recording with it. I cannot understand it myself: when it is done, please write "finish { $number }".
done-shown = { $number }: the photo is added.

# What is missing is asked for
ask-finish = { $number }: how was it done? A photo is best; without one, write a few words or pick one.
ask-finish-recorded = { $number }: I have put your recording with it. I cannot understand it myself, so please pick how it was done, write a few words or send a photo.
ask-handler = { $number }: who should have it?
ask-transfer = Why does it go to them? Write a few words or pick one.
ask-return = { $number }: why return it? Write a few words or pick one.
ask-suspend = { $number }: why can it not be done now? Write a few words or pick one.
ask-review-day = { $number }: when shall we look at it again? Pick one, or write a date: “12-01” is 1 December.
ask-dispute = { $number }: what is not solved? Write a few words (a photo may go with them) or pick one.
ask-reopen = { $number }: what is wrong again? Write a few words (a photo may go with them) or pick one.
ask-reject = { $number }: why can we not take it, and who can help instead? Write a few words or pick one.
ask-category = { $number }: which kind of matter is it?
ask-place = { $number }: where is it? Write the door, like “4-2-501”, or pick one.
ask-note = { $number }: what would you like to add? Write a few words or send a photo.
ask-which-case = Which one? ({ $move })
choice-in-a-week = In a week ({ $day })
choice-in-a-fortnight = In two weeks ({ $day })
choice-in-a-month = In a month ({ $day })

# Reasons and explanations to pick from
reason-own = { $words }
reason-see-photo = see the photo
reason-not-our-trade = Not our line of work
reason-not-our-area = Not in our area
reason-needs-another = Another office has to join in
reason-waiting-for-parts = Waiting for parts
reason-waiting-for-money = Waiting for money
reason-waiting-for-weather = Waiting for better weather
reason-fixed-no-photo = Repaired, no photo possible
reason-cleared-no-photo = Cleared away, no photo possible
reason-explained = Explained to the resident
reason-still-broken = Still broken
reason-partly-fixed = Only partly fixed
reason-broke-again = Broken again
reason-nobody-came = Nobody came
reason-not-a-matter = Not something the community can do
reason-court-or-police = Please ask the court or the police
reason-outside-area = Not in our community; please ask the one there

# When it cannot be done
refusal-not-now = { $number } is “{ $state }” now, so this cannot be done.
refusal-not-yours = { $number }: this step is for somebody else.
refusal-needs-reason = Please say why, in a few words.
refusal-needs-review = Please say when to look at it again.
refusal-needs-feedback = Please send a photo, or write how it was done.
refusal-needs-handler = Please say who should have it.
refusal-no-such-case = I cannot find { $number }. Please check the number.
refusal-nothing-to = There is nothing of yours to use “{ $move }” on.
refusal-which-case = Which one? Please add its number, like “/acknowledge 26-0031”.
refusal-which-number = Please add the number, like “/progress 26-0031”.
refusal-case-ended = { $number } is over. If something is still wrong, please report it as a new one.
refusal-your-own-case = { $number } is the one you reported yourself. I will tell you what comes of it.
refusal-review-day = Please pick a day from tomorrow to { $latest }.
refusal-shown-enough = There are { $most } photos already, which shows it well enough. The others were not added.
refusal-too-late-to-reopen =
    { $days ->
        [one] { $number } was closed more than { $days } day ago. Please report it as a new one.
       *[other] { $number } was closed more than { $days } days ago. Please report it as a new one.
    }
refusal-in-private = Please ask me this in private, not in the group.
refusal-too-late-to-correct = { $number } is “{ $state }” now and can no longer be changed. To add something, write “/note { $number } …”.
refusal-old-button = This button is too old. Write “/progress” and the number to see how things stand.
refusal-not-your-button = This button is not for you.
refusal-no-such-choice = There is no such choice. Please pick 1 to { $most }.

# Merging: the first becomes part of the second
ask-merge = { $number }: which one is the same matter? Please write its number.
done-merge = { $number } is now part of { $into }.
refusal-same-case = { $number } cannot become part of itself. Please write the other number.

# Too much at once
refusal-too-many = At most { $most } reports in { $minutes } minutes, please wait a little. Danger does not count: tell us at once.
refusal-too-many-dangers = The { $most } dangers you just reported have all gone to whoever answers for them. If you are in danger now, call 110, 119 or 120 at once.
refusal-too-many-drafts = You have { $most } unfinished reports in other groups. Please finish those first, or say “cancel” there.
