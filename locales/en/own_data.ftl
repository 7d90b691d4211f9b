### One's own data: what is kept, how it is corrected, how it is deleted.

own-data =
    This is what I keep of you:
    Name: { $name }
    Accounts:
    { $lines }
    Homes:
    { $places }
    Reported: { $cases }. Said “same here”: { $supported }. Photos: { $photos }. Recordings: { $recordings }.
    Messages from you: { $payloads }. Messages from me to you: { $messages }.
    It is used for what you report, for your address and for votes, and for nothing else. Those who see to it read your name and your words; groups do not.
    Some time after a matter is settled, who reported it is cleared, and it is no longer counted as yours.
    To read it all write “mine”; for your votes “my votes”; to change your name “name ...”; to register a home “home ...”.
    { $state }
own-data-no-name = not known yet
own-data-home = { $place }
own-data-no-home = none
own-data-stays = To have all of it deleted write “forget me”.
own-data-leaves = You asked to be forgotten: all of it is deleted { $until }.
button-call-me = Change my name
button-forget-me = Forget me
forget-me-sure =
    Forgetting you means that your name, accounts, homes, words, photos and recordings are deleted and cannot be brought back.
    What you reported ({ $cases }) goes on without your name, and nobody can tell you how it ends. Ballots you cast still count.
    The community's register of homes and areas is not mine to delete. Older backups expire; whatever is restored from them is deleted again.
    Are you sure?
button-forget-me-now = Yes, forget me
button-not-forget-me = No, keep it all
forget-me-noted = All right, all of it is deleted { $until }; I will not write to you again about it. If you think better of it before then, write “keep me”.
button-stay = Keep me
stays = All right, nothing is deleted.
refusal-office-stays = You still hold a post or are an organisation's contact, and what you did there is not yours alone, so it cannot be deleted now. Please ask the community to replace you first, then come back.
