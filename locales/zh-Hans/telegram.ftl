### Telegram 里的话。

# 打“/”时 Telegram 列出来的命令，旁边是它做什么。短，一眼看懂
telegram-command-report = 报一件事：哪里坏了、脏了、堵了
telegram-command-progress = 我报的事办到哪了
telegram-command-mine = 我报过的事
telegram-command-who = 这事归谁管
telegram-command-polls = 大家在议什么
telegram-command-my-votes = 我投的票
telegram-command-ideas = 给小区出个主意
telegram-command-home = 我住哪一户
telegram-command-own-data = 我的资料：记了我什么、怎么删
telegram-command-language = 换语言
telegram-command-help = 怎么用
telegram-command-cancel = 刚才的不算
