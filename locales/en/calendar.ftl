### Days off: the words of a State Council notice, what linzhang calendar says, and what is said once all was counted anew.

# What begins with notice- is read in notices, which are always in Chinese; the lists of all languages are used together.
# After a number
notice-year = 年
notice-month = 月
notice-day = 日
notice-days = 天
# Between two days
notice-to = –
notice-joins = 、
# Between sentences
notice-comma = ,
notice-stop = ;
# The days before are off, worked, or their rest is moved
notice-off = 放假
notice-worked = 上班
notice-moved = 调至
# The days before are as always
notice-usual = 公休
# With these it means something else
notice-never = 不
notice-since = 起
notice-monday = 星期一
notice-tuesday = 星期二
notice-wednesday = 星期三
notice-thursday = 星期四
notice-friday = 星期五
notice-saturday = 星期六
notice-sunday = 星期日

# Help of the commands
cli-calendar-help = Which days are off and which are worked instead: look, or load the notice of a new year.
cli-calendar-show-help = The days off of a year, official or provisional.
cli-calendar-load-help = Load the days off of a year: a text file with the State Council's notice, or holiday-cn JSON. Says what changes, then asks.
cli-calendar-notice = The text of the notice itself, instead of a file.
cli-calendar-yes = Do not ask.

# The days off of a year
calendar-year = { $year }: official, { $off } days off, { $worked } make-up working days.
calendar-year-provisional = { $year }: provisional, only the { $off } statutory days; the State Council’s notice is not loaded yet.
calendar-year-unknown = { $year }: nothing is known, only the week counts.
calendar-own-days = The town’s own days:

# A holiday, one line; one without a name is called “days off”.
calendar-holiday = { $name }: { $days }
calendar-unnamed = days off
calendar-stretch = off from { $first } to { $last }, { $days } days
calendar-one-day = off on { $first }
calendar-make-up = worked on { $day }
calendar-own-off = off on { $day }
calendar-own-work = worked on { $day }

# What changes is said before it is loaded
calendar-differs = { $count } days differ from what is known now:
calendar-same = The same as known now.
calendar-now-official = The same as known now, but official instead of provisional.
calendar-change-off = { $day }: was worked, will be off
calendar-change-work = { $day }: was off, will be worked
calendar-would-move = { $count ->
    [0] No running deadline changes.
    [one] One running deadline changes; whoever leads the case and whoever reported it will be told the new moment.
   *[other] { $count } running deadlines change; whoever leads the cases and whoever reported them will be told the new moments.
    }
calendar-sure = Load the days off of { $year }?
calendar-loaded = The days off of { $year } are loaded. Running deadlines are counted anew right now.
calendar-nothing-loaded = Nothing was loaded.
calendar-load-which = Name a file, or give --notice and the text, not both.
refusal-calendar-file = Cannot read { $file }: it must hold the text of a State Council notice, or holiday-cn JSON.

# What is wrong in a notice
calendar-flaw-no-year = The notice does not say which year it is about. Please include its title (“关于2027年部分节假日安排的通知”).
calendar-flaw-unclear = This sentence is not understood: { $sentence }
calendar-flaw-weekday = { $day }: the notice names another weekday. Is the year or the day wrong?
calendar-flaw-count = { $sentence }: the notice says { $said } days, there are { $days }.
calendar-flaw-year = { $day } is not in { $year }.
calendar-flaw-both = { $day } is both off and worked.
calendar-flaw-few = Only { $days } days off in a year, but the law alone gives { $least }. Is the notice complete?
calendar-doubt-make-up = { $day } is said to be worked, but it is a working day anyway.

# Once all was counted anew, to whoever leads a case and whoever reported it
calendar-moved = Working days have changed, and the deadlines of { $number } { $category } were counted anew.
    { $promises }
calendar-promise = { $promise }: { $before } → { $due }
calendar-promise-acknowledge = Sign for it
calendar-promise-contact = First contact
calendar-promise-plan = Plan
calendar-promise-finish = Done by
calendar-promise-milestone = Stage
calendar-promise-update = Next news
calendar-promise-order = Order of 12345
