### 時限，以及每個時限是怎麼數出來的（/為什麼）。一行一句，從上往下讀。

# 一段時限有多長，夾在別的句子裡。
limit-minute = { $amount } 分鐘
limit-hour = { $amount } 小時
limit-work-hour = { $amount } 個工作時
limit-work-day = { $amount } 個工作日
limit-day = { $amount } 天

# 數出來的一段時間，夾在別的句子裡。
clock-length =
    { $hours ->
        [0] { $minutes } 分鐘
       *[other] { $minutes ->
            [0] { $hours } 小時
           *[other] { $hours } 小時 { $minutes } 分鐘
        }
    }

# 第一行：只在上班時間走的鐘。
clock-start = 從 { $at } 起算，限 { $limit }，只算上班時間。

# 第一行：白天黑夜都走的鐘。
clock-start-around = 從 { $at } 起算，限 { $limit }，白天黑夜都算。

# 一個工作日合多少小時。
clock-work-day = 1 個工作日合 { $length }。

# 起算的時候沒人上班。
clock-opening = 那時不在上班時間，{ $at } 才上班。

# 普通的一天。
clock-day = { $day }：{ $counted }，累計 { $total }

# 調休上班的一天。
clock-make-up = { $day } 調休上班：{ $counted }，累計 { $total }

# 不上班的一天，和連著幾天。
clock-day-off = { $day }：不上班，不算
clock-days-off = { $first } 至 { $last }：不上班，不算

# 一長段日子併成一行；$days 是其中算進去的天數。
clock-days = { $first } 至 { $last }：算了 { $days } 天，共 { $counted }，累計 { $total }

# 掛賬的一段。
clock-pause = { $from } 至 { $to }：掛賬，不算

# 最後一行。暫定：數到的年份還沒有公佈放假安排。
clock-due = { $at } 到期。
clock-due-provisional = { $at } 到期（暫定：那一年的放假安排還沒公佈，公佈後會重算）。
