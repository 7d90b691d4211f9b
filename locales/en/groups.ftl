### Groups: coming in, belonging to a grid, leaving, and what happens to a group.

# Coming in
group-joined =
    Hello everyone, I am the neighbourhood assistant of { $town }. Tell me here what is broken, dirty or blocked: I find whoever answers for it and keep after them until it is fixed.
    { $sees }
    This group does not belong to any grid yet. Staff or a neighbour leader of this area: write me “bind” in private, get a code, and reply to me here with “/bind” and the code.
    If nobody does so by { $until }, I leave.
group-sees-all = I can read what is said here; unless I am called or a problem is shown in a photo, I stay quiet.
group-sees-some =
    I only see three kinds of messages here: commands, mentions of me, and replies to me. To report, send a photo with a few words that mention me; without a photo, write “/report stair lamp broken at Building 4” in reply to me.
    So that I see everybody's photos without a mention: whoever set me up switches privacy mode off in BotFather with /setprivacy, then removes me from the group and adds me again.
group-back = I am back. This is { $grid } ({ $purpose }). Broken, dirty or blocked? Send a photo with a few words that mention me.
group-unbound = This group does not belong to any grid yet, so I cannot help here. Staff or a neighbour leader of this area: write me “bind” in private, get a code, and reply to me here with it.
group-farewell = Nobody connected this group to a grid, so I am leaving. Add me again when you need me, and thank you all.

# Binding
group-for-residents = residents' group
group-for-staff = staff group
group-for-owners = owners' group
bind-which-grid = Which grid does the group belong to? Choose one, or write its name.
bind-which-purpose = What kind of group of { $grid } is it?
bind-code =
    Add me to that group, then name me there (@) or reply to me, and write:
    /bind { $code }
    It works until { $until }, once. From then on that is { $grid } ({ $purpose }).
    Whoever sends it must answer for this grid themselves; being the group's administrator is not enough.
bind-wrong-code = This code does not work: it is mistyped, used or too old. Write me “bind” in private and get another.
bind-locked = Too many wrong codes. Please try again after { $until }.
group-bound =
    Done. This is { $grid } ({ $purpose }).
    To report: send a photo with a few words that mention me; without a photo, write “/report stair lamp broken at Building 4” in reply to me. I answer with a number, who answers for it, and by when.
group-bound-anew =
    Changed. This group belonged to { $before }, now it is { $grid } ({ $purpose }).
    To report: send a photo with a few words that mention me; without a photo, write “/report stair lamp broken at Building 4” in reply to me. I answer with a number, who answers for it, and by when.
group-let-go = Done. This group no longer belongs to { $grid }. If nobody binds it again by { $until }, I leave.
refusal-bind-not-yours = Only those who answer for the grid can do this: its neighbour leader, grid worker or community staff. Being the group's administrator is not enough.
refusal-bind-no-code = Please add the code after “/bind”. If you have none, write me “bind” in private.
refusal-bound-elsewhere = This group belongs to { $grid } now. Somebody who answers for that grid has to reply “/unbind” to me here first.
refusal-unbind-in-group = Please reply “/unbind” to me in the group itself.
# Whoever asked for the code
news-group-bound = “{ $group }” is connected now: { $grid } ({ $purpose }).

# Groups where the bot cannot speak: those who answer for the grid
news-group-removed = I was removed from “{ $group }” ({ $grid }); people there hear nothing from me. Please add me again; if that was intended, do nothing.
news-group-muted = I was muted in “{ $group }” ({ $grid }); people there hear nothing from me. Please ask the group's administrator to let me speak.

# Words that are not somebody's own, new words
refusal-unnamed = I cannot tell who says this. Please say it again as yourself, not as an anonymous administrator or a channel.
refusal-forwarded = A forwarded message is no answer; please write your own. To drop what we were at, write “cancel”.
revised = Your new words are written down in { $number }, and whoever deals with it will read them. For another category or place, write “change category { $number }” or “change place { $number }”.
