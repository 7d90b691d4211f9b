### What is said in the WeChat official account.

# The link under a message of the account. It opens the same message as a page: with its photos where it has any, else
# with all its words and with its choices.
page-link = { $photos ->
    [0] Tap here for the rest
    [one] Tap here for the photo
   *[other] Tap here for the { $photos } photos
}

# What WeChat writes in place of a sticker or a red packet it does not pass on, one kind a line. Nobody reads it; it has
# to be exactly what WeChat writes.
wechat-not-shown = 【收到不支持的消息类型，暂无法显示】

# The menu below the account. Each of the three entries has at most 16 letters, each below them 60. A press is as good
# as typing
account-menu-report = Report
account-menu-mine = My matters
account-menu-more = Votes and more
account-menu-progress = How my report stands
account-menu-my-matters = What I reported
account-menu-my-votes = My votes
account-menu-my-home = Where I live
account-menu-polls = What is being voted on
account-menu-ideas = Bright ideas
account-menu-who = Who answers for this
account-menu-help = Help
account-menu-language = Language
