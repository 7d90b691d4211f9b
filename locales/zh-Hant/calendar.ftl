### 放假安排：國務院通知裡的字，linzhang calendar 說的話，重新數過以後的話。

# notice- 是讀國務院放假通知用的字。各語言的清單合在一起用；簡體已經寫過的，這裡只補不同的。
# 數字後面
notice-year = 年
notice-month = 月
notice-day = 號
notice-days = 天
# 兩個日子之間
notice-to = 至
notice-joins = 與
# 句子之間
notice-comma = ，
notice-stop = 。
# 前面那些日子放假、上班、公休日挪走
notice-off = 補休
notice-worked = 上班
notice-moved = 調至
# 前面那些日子照舊
notice-usual = 法定節假日
# 有這些字就是另一個意思
notice-never = 不
notice-since = 起
notice-monday = 週一
notice-tuesday = 週二
notice-wednesday = 週三
notice-thursday = 週四
notice-friday = 週五
notice-saturday = 週六
notice-sunday = 週日

# 命令的說明
cli-calendar-help = 哪天放假、哪天調休上班：看一看，或者裝上新一年的放假通知。
cli-calendar-show-help = 一年的放假安排，正式的還是暫定的。
cli-calendar-load-help = 裝上一年的放假安排：國務院通知的文字檔，或 holiday-cn 的 JSON。先說會變什麼，再問一遍。
cli-calendar-notice = 直接寫通知的原文，不用檔案。
cli-calendar-yes = 不再問一遍。

# 一年的放假安排
calendar-year = { $year } 年：正式，放假 { $off } 天，調休上班 { $worked } 天。
calendar-year-provisional = { $year } 年：暫定，只有法定節假日 { $off } 天，國務院的通知還沒裝上。
calendar-year-unknown = { $year } 年：什麼都不知道，只按星期算。
calendar-own-days = 本鎮自己定的日子：

# 一個節日，一行；沒有名字的寫「放假」。
calendar-holiday = { $name }：{ $days }
calendar-unnamed = 放假
calendar-stretch = { $first } 至 { $last } 放假 { $days } 天
calendar-one-day = { $first } 放假
calendar-make-up = { $day } 上班
calendar-own-off = { $day } 放假
calendar-own-work = { $day } 上班

# 裝以前說清楚會變什麼
calendar-differs = 和現在知道的相比，有 { $count } 天不一樣：
calendar-same = 和現在知道的一樣。
calendar-now-official = 和現在知道的一樣，只是從暫定變成正式。
calendar-change-off = { $day }：原來上班，改為放假
calendar-change-work = { $day }：原來不上班，改為上班
calendar-would-move = { $count ->
    [0] 正在走的時限一個也不變。
   *[other] 正在走的時限有 { $count } 個會變；負責人和報事人會收到新的時間。
    }
calendar-sure = 裝上 { $year } 年的放假安排？
calendar-loaded = { $year } 年的放假安排裝上了。正在走的時限馬上重新數一遍。
calendar-nothing-loaded = 什麼也沒有裝。
calendar-load-which = 寫一個檔案，或者寫 --notice 和通知原文，只能寫一樣。
refusal-calendar-file = 看不懂檔案 { $file }：要國務院通知的文字，或 holiday-cn 的 JSON。

# 通知裡不對的地方
calendar-flaw-no-year = 看不出是哪一年的通知。請把標題（「關於2027年部分節假日安排的通知」）也寫上。
calendar-flaw-unclear = 這一句看不懂：{ $sentence }
calendar-flaw-weekday = { $day }：通知裡寫的不是這個星期幾。年份或日子寫錯了？
calendar-flaw-count = { $sentence }：通知說 { $said } 天，數出來是 { $days } 天。
calendar-flaw-year = { $day } 不在 { $year } 年。
calendar-flaw-both = { $day } 又放假又上班。
calendar-flaw-few = 一年只放假 { $days } 天，可是法定節假日就有 { $least } 天。通知沒寫全？
calendar-doubt-make-up = { $day } 寫著上班，可是那天本來就上班。

# 重新數過以後，給負責人和報事人的話
calendar-moved = 上班、放假的安排有變化，【{ $number }】{ $category }的時限重新數過了。
    { $promises }
calendar-promise = { $promise }：{ $before } → { $due }
calendar-promise-acknowledge = 簽收
calendar-promise-contact = 首次聯繫
calendar-promise-plan = 方案
calendar-promise-finish = 最遲辦結
calendar-promise-milestone = 階段
calendar-promise-update = 下次告知進展
calendar-promise-order = 12345 工單
