### What is said on Telegram.

# The commands Telegram lists when somebody types "/", with what each does. Short, understood at a glance
telegram-command-report = Report something broken, dirty or blocked
telegram-command-progress = How my report stands
telegram-command-mine = What I reported
telegram-command-who = Who answers for this
telegram-command-polls = What is being voted on
telegram-command-my-votes = My votes
telegram-command-ideas = An idea for the neighbourhood
telegram-command-home = Where I live
telegram-command-own-data = My data: what is kept about me, and deleting it
telegram-command-language = Language
telegram-command-help = How it works
telegram-command-cancel = Forget what I just began
