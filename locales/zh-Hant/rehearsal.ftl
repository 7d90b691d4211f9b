### 彩排：劇本裡的字，和照著劇本演一遍以後說的話。劇本怎麼寫，見 docs/rehearsals.md。
### play- 和 mark- 開頭的是寫劇本用的字，幾種寫法用「|」隔開；三種語言的字隨時都認得。

# 劇本開頭
play-town = 小鎮
play-time = 時間
play-cast = 角色
play-stranger = 陌生人 | 生人
play-unbound = 沒綁定的群

# 誰做什麼、聽到什麼，跟在名字後面
play-taps = 點 | 按
play-blocks = 拉黑了機器人
play-hears = 聽到 | 看到
play-hears-only = 只聽到 | 只看到
play-hears-not = 沒聽到 | 沒看到
play-hears-nothing = 沒有聽到任何話 | 什麼也沒聽到

# 時間和機器
play-wait = 過了
play-until = 到
play-outage = 停機
play-restart = 重啟
play-notice = 公布
play-minutes = 分鐘
play-hours = 小時 | 個小時
play-days = 天

# 方括號裡的字
mark-photo = 照片
mark-no-photo = 不是照片
mark-place = 位置
mark-sticker = 貼圖
mark-reply = 回覆
mark-repeat = 重複
mark-choice = 選項

# 劇本寫錯了
rehearsal-not-utf8 = 從這一行起不是 UTF-8 編碼。
rehearsal-needs-town = 劇本開頭要寫在哪個小鎮，比如「小鎮：yueyang-lou」。
rehearsal-needs-time = 劇本開頭要寫幾點開始，比如「時間：2026-05-08 15:00」。
rehearsal-needs-cue = 劇本裡還沒有人說話。
rehearsal-time-wrong = 看不懂這個時間。寫成「2026-05-08 15:00」。
rehearsal-header-late = 這樣的行要寫在劇本開頭。
rehearsal-header-twice = 這一行前面寫過了。
rehearsal-cast-wrong = 寫成「名字 = 小鎮裡的名字」。
rehearsal-line-wrong = 看不懂這一行。
rehearsal-nothing-said = 這裡沒有寫話。
rehearsal-continues-nothing = 這一行縮排了，可是前面沒有可以接著寫的話。
rehearsal-mark-unknown = 不認得方括號裡的「{ $mark }」。
rehearsal-mark-not-here = 方括號裡的「{ $mark }」不能寫在這裡。
rehearsal-mark-wrong = 方括號裡的「{ $mark }」沒寫對。
rehearsal-too-many-photos = 一句話最多帶 { $most } 張照片。
rehearsal-no-town = 沒有這個小鎮：{ $town }
rehearsal-town-wrong = 小鎮檔案 { $file } 第 { $line } 行：{ $what }
rehearsal-nobody = 小鎮裡沒有叫「{ $name }」的人。
rehearsal-no-group = 小鎮裡沒有叫「{ $name }」的群。
rehearsal-several = 「{ $name }」不止一個，請寫小鎮檔案裡的 key。
rehearsal-no-phone = 「{ $name }」沒有示範用的帳號。
rehearsal-group-is-silent = 群自己不會說話，請寫「某人（{ $name }）」。

# 演的時候
rehearsal-not-heard = 沒有聽到。
rehearsal-heard-only = 聽到 { $count } 條新訊息，應當只有這一條。
rehearsal-heard-anyway = 不該聽到的聽到了：{ $text }
rehearsal-heard-something = 應當什麼也沒聽到，卻聽到了：{ $text }
rehearsal-no-button = 沒有寫著「{ $label }」的按鈕。
rehearsal-no-message = 沒有可以回覆的這句話：「{ $text }」
rehearsal-time-passed = 那個時刻已經過去了。
rehearsal-notice-wrong = 放假通知看不懂：{ $what }
rehearsal-dead-letter = 有一封來信處理不了。
rehearsal-not-delivered = 有 { $count } 條訊息沒有送到。

# 演完了
rehearsal-trouble = { $where }  { $what }
rehearsal-well = { $file }：演完了，都對。
rehearsal-badly = { $file }：有 { $count } 處不對。
