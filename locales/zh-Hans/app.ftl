### 各处都用得到的话：日期、时间、编号选项。

# 星期。$weekday 是 1（周一）到 7（周日）。
weekday =
    { $weekday ->
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
       *[7] 周日
    }

# 一天，例如：5月9日 周六
time-day = { $month }月{ $day }日 { weekday }

# 不在今年的一天，例如：2027年1月4日 周一
time-day-of-year = { $year }年{ time-day }

# 一个时刻，例如：5月9日 周六 10:00
time-moment = { time-day } { $time }

# 不在今年的一个时刻。
time-moment-of-year = { time-day-of-year } { $time }

# 写在编号选项下面，给没有按钮的渠道。
choices-hint = （回复数字即可）

# 没法确定上次发到没有，再发一次时写在前面。
said-again = （重发）{ $words }
recording-not-here = { $words }（录音在这里放不了）
