### WeCom: the few words on cards and in groups that only listen, and those of the command line.

# The button pressed once one option is marked, ten characters at most.
wecom-card-submit = Submit

# The grey button of a card on which nothing can be pressed any more.
wecom-card-over = Updated

# Below a message that would have buttons, in a group where nobody can be heard.
choices-elsewhere = (I cannot hear this group. To choose, please write to me in the WeCom app.)
choices-elsewhere-words = (I cannot hear this group. Please send me this in the WeCom app: { $words })

# The command line
cli-wecom-help = WeCom: groups made by the app.
cli-wecom-broken = The part that speaks with WeCom broke, so the program stops; the log has a number. Have the system start it again by itself.
cli-wecom-none = WeCom is not set (wecom_corp_id): there is nothing to do.
cli-wecom-group-help = Make a group that belongs to a grid: the grid, the group's name, then the keys of those to take in; without any, everybody in office in that grid or below it who is in WeCom. The app can only speak there, it hears nothing.
cli-wecom-group-purpose = What the group is for.
cli-wecom-group-absent = These people hold no office in the town, or have not written to the app in WeCom yet: { $people }.
cli-wecom-group-few = A group needs two people in WeCom who have written to the app at least; there are { $count }.
cli-wecom-group-refused = WeCom did not make the group, code { $code }. Please see whether the app is visible to the whole organisation (the root department), and docs/wecom.md.
cli-wecom-group-unreached = WeCom could not be reached, no group was made. Please try again later; if it is there after all, dissolve it in WeCom first.
cli-wecom-group-made = The group “{ $name }” is there, with { $count } people, for { $grid } ({ $chat }).
