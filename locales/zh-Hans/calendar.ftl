### 放假安排：国务院通知里的字，linzhang calendar 说的话，重新数过以后的话。

# notice- 是读国务院放假通知用的字，几种写法用“|”隔开；繁体、全角不用再写。
# 数字后面
notice-year = 年
notice-month = 月
notice-day = 日 | 号
notice-days = 天
# 两个日子之间
notice-to = 至 | 到 | - | ~
notice-joins = 、 | 和 | 及 | 与
# 句子之间
notice-comma = ，
notice-stop = 。 | ； | ; | ！
# 前面那些日子放假、上班、公休日挪走
notice-off = 放假 | 补休
notice-worked = 上班
notice-moved = 调至 | 调到 | 调休至 | 移至
# 前面那些日子照旧
notice-usual = 公休 | 法定节假日 | 法定假日 | 休息日
# 有这些字就是另一个意思
notice-never = 不 | 无需
notice-since = 起
notice-monday = 星期一 | 周一 | 礼拜一
notice-tuesday = 星期二 | 周二 | 礼拜二
notice-wednesday = 星期三 | 周三 | 礼拜三
notice-thursday = 星期四 | 周四 | 礼拜四
notice-friday = 星期五 | 周五 | 礼拜五
notice-saturday = 星期六 | 周六 | 礼拜六
notice-sunday = 星期日 | 周日 | 礼拜日 | 星期天 | 周天 | 礼拜天

# 命令的说明
cli-calendar-help = 哪天放假、哪天调休上班：看一看，或者装上新一年的放假通知。
cli-calendar-show-help = 一年的放假安排，正式的还是暂定的。
cli-calendar-load-help = 装上一年的放假安排：国务院通知的文本文件，或 holiday-cn 的 JSON。先说会变什么，再问一遍。
cli-calendar-notice = 直接写通知的原文，不用文件。
cli-calendar-yes = 不再问一遍。

# 一年的放假安排
calendar-year = { $year } 年：正式，放假 { $off } 天，调休上班 { $worked } 天。
calendar-year-provisional = { $year } 年：暂定，只有法定节假日 { $off } 天，国务院的通知还没装上。
calendar-year-unknown = { $year } 年：什么都不知道，只按星期算。
calendar-own-days = 本镇自己定的日子：

# 一个节日，一行；没有名字的写“放假”。
calendar-holiday = { $name }：{ $days }
calendar-unnamed = 放假
calendar-stretch = { $first } 至 { $last } 放假 { $days } 天
calendar-one-day = { $first } 放假
calendar-make-up = { $day } 上班
calendar-own-off = { $day } 放假
calendar-own-work = { $day } 上班

# 装以前说清楚会变什么
calendar-differs = 和现在知道的相比，有 { $count } 天不一样：
calendar-same = 和现在知道的一样。
calendar-now-official = 和现在知道的一样，只是从暂定变成正式。
calendar-change-off = { $day }：原来上班，改为放假
calendar-change-work = { $day }：原来不上班，改为上班
calendar-would-move = { $count ->
    [0] 正在走的时限一个也不变。
   *[other] 正在走的时限有 { $count } 个会变；负责人和报事人会收到新的时间。
    }
calendar-sure = 装上 { $year } 年的放假安排？
calendar-loaded = { $year } 年的放假安排装上了。正在走的时限马上重新数一遍。
calendar-nothing-loaded = 什么也没有装。
calendar-load-which = 写一个文件，或者写 --notice 和通知原文，只能写一样。
refusal-calendar-file = 看不懂文件 { $file }：要国务院通知的文本，或 holiday-cn 的 JSON。

# 通知里不对的地方
calendar-flaw-no-year = 看不出是哪一年的通知。请把标题（“关于2027年部分节假日安排的通知”）也写上。
calendar-flaw-unclear = 这一句看不懂：{ $sentence }
calendar-flaw-weekday = { $day }：通知里写的不是这个星期几。年份或日子写错了？
calendar-flaw-count = { $sentence }：通知说 { $said } 天，数出来是 { $days } 天。
calendar-flaw-year = { $day } 不在 { $year } 年。
calendar-flaw-both = { $day } 又放假又上班。
calendar-flaw-few = 一年只放假 { $days } 天，可是法定节假日就有 { $least } 天。通知没写全？
calendar-doubt-make-up = { $day } 写着上班，可是那天本来就上班。

# 重新数过以后，给负责人和报事人的话
calendar-moved = 上班、放假的安排有变化，【{ $number }】{ $category }的时限重新数过了。
    { $promises }
calendar-promise = { $promise }：{ $before } → { $due }
calendar-promise-acknowledge = 签收
calendar-promise-contact = 首次联系
calendar-promise-plan = 方案
calendar-promise-finish = 最迟办结
calendar-promise-milestone = 阶段
calendar-promise-update = 下次告知进展
calendar-promise-order = 12345 工单
