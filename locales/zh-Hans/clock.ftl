### 时限，以及每个时限是怎么数出来的（/为什么）。一行一句，从上往下读。

# 一段时限有多长，夹在别的句子里。
limit-minute = { $amount } 分钟
limit-hour = { $amount } 小时
limit-work-hour = { $amount } 个工作时
limit-work-day = { $amount } 个工作日
limit-day = { $amount } 天

# 数出来的一段时间，夹在别的句子里。
clock-length =
    { $hours ->
        [0] { $minutes } 分钟
       *[other] { $minutes ->
            [0] { $hours } 小时
           *[other] { $hours } 小时 { $minutes } 分钟
        }
    }

# 第一行：只在上班时间走的钟。
clock-start = 从 { $at } 起算，限 { $limit }，只算上班时间。

# 第一行：白天黑夜都走的钟。
clock-start-around = 从 { $at } 起算，限 { $limit }，白天黑夜都算。

# 一个工作日合多少小时。
clock-work-day = 1 个工作日合 { $length }。

# 起算的时候没人上班。
clock-opening = 那时不在上班时间，{ $at } 才上班。

# 普通的一天。
clock-day = { $day }：{ $counted }，累计 { $total }

# 调休上班的一天。
clock-make-up = { $day } 调休上班：{ $counted }，累计 { $total }

# 不上班的一天，和连着几天。
clock-day-off = { $day }：不上班，不算
clock-days-off = { $first } 至 { $last }：不上班，不算

# 一长段日子并成一行；$days 是其中算进去的天数。
clock-days = { $first } 至 { $last }：算了 { $days } 天，共 { $counted }，累计 { $total }

# 挂账的一段。
clock-pause = { $from } 至 { $to }：挂账，不算

# 最后一行。暂定：数到的年份还没有公布放假安排。
clock-due = { $at } 到期。
clock-due-provisional = { $at } 到期（暂定：那一年的放假安排还没公布，公布后会重算）。
