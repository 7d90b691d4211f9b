### 各處都用得到的話：日期、時間、編號選項。

# 星期。$weekday 是 1（週一）到 7（週日）。
weekday =
    { $weekday ->
        [1] 週一
        [2] 週二
        [3] 週三
        [4] 週四
        [5] 週五
        [6] 週六
       *[7] 週日
    }

# 一天，例如：5月9日 週六
time-day = { $month }月{ $day }日 { weekday }

# 不在今年的一天，例如：2027年1月4日 週一
time-day-of-year = { $year }年{ time-day }

# 一個時刻，例如：5月9日 週六 10:00
time-moment = { time-day } { $time }

# 不在今年的一個時刻。
time-moment-of-year = { time-day-of-year } { $time }

# 寫在編號選項下面，給沒有按鈕的渠道。
choices-hint = （回覆數字即可）

# 沒法確定上次送到沒有，再送一次時寫在前面。
said-again = （重發）{ $words }
recording-not-here = { $words }（錄音在這裡放不了）
