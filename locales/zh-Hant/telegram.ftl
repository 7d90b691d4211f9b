### Telegram 裡的話。

# 打「/」時 Telegram 列出來的命令，旁邊是它做什麼。短，一眼看懂
telegram-command-report = 報一件事：哪裡壞了、髒了、堵了
telegram-command-progress = 我報的事辦到哪了
telegram-command-mine = 我報過的事
telegram-command-who = 這事歸誰管
telegram-command-polls = 大家在議什麼
telegram-command-my-votes = 我投的票
telegram-command-ideas = 給小區出個主意
telegram-command-home = 我住哪一戶
telegram-command-own-data = 我的資料：記了我什麼、怎麼刪
telegram-command-language = 換語言
telegram-command-help = 怎麼用
telegram-command-cancel = 剛才的不算
