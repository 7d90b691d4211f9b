### 體驗頁面 /lab：幾部手機並排，上面一隻可以往前撥的鐘。只給試用的人看，居民和工作人員在自己的聊天軟體裡見不到這些話。

# 頁面標題，和標題旁的小印章（一個字）。
lab-title = 鄰長體驗台
lab-mark = 鄰

# 機器人在聊天裡叫什麼；群裡叫它一聲用的名字，用 | 隔開。
lab-bot-name = 鄰長
lab-bot-mentions = @鄰長

# 讀屏和鍵盤使用者先聽到的一句。
lab-skip = 跳到手機

# 這種語言自己的名字，寫在語言開關上。
lab-language = 繁體
lab-languages = 頁面語言

# 把字放大的開關。
lab-large = 大字

# 鐘：現在幾點，和三個往前撥的按鈕。
lab-clock = 小鎮的時鐘
lab-now = 現在
lab-next = 到下一個時刻
lab-next-none = 沒有等著的時刻
lab-hour-on = +1 小時
lab-day-on = +1 天
lab-day = { $day }
lab-moment = { $at }

# 接下來會催的事：一步一格，什麼時候、哪一件、到了哪一步、告訴誰。點一格，鐘就撥到那一刻。
lab-ahead = 接下來
lab-ahead-hint = 點一格，時間就到那一刻。
lab-ahead-none = 眼下沒有會催的事。
lab-ahead-subject = { $subject }
lab-ahead-promise = { $promise } · { $height ->
    [soon] 快到期
    [end] 到期
   *[late] 過期
    }
lab-ahead-run = 任務
lab-ahead-whom = 告訴 { $people }
lab-ahead-between = 、
lab-ahead-nobody = 沒有人可告訴，再往上

# 正在表決：每一件有多少票，到什麼時候。票數還不公布的只說名冊多大、到什麼時候。
lab-polls = 正在表決
lab-poll = 議{ $serial }
lab-poll-share = { $voted } / { $size } 票
lab-poll-hidden = 截止後公布票數，名冊 { $size } 票
lab-poll-until = 到 { $at } 為止

# 手機的抬頭：誰、什麼身分、在哪個聊天裡。
lab-phones = 手機
lab-role = { $role }
lab-resident = 居民
lab-private = 與鄰長私聊
lab-phone = { $name }，{ $chat }
lab-messages = { $name } 手機上的訊息
lab-new = 有新訊息
lab-newer = 看新訊息

# 訊息：改過的記號、照片、選項、回覆。
lab-edited = 有更新
lab-photo = { $name } 發的照片 { $number }
lab-photo-waiting = 正在看照片
lab-photo-refused = 這張照片打不開
lab-photo-large = 照片大圖
lab-close = 關閉
lab-choices = 選項
lab-reply = 回覆
lab-reply-to = 回覆 { $name } { $time } 的訊息
lab-replying = 正在回覆
lab-reply-stop = 不回覆了

# 輸入框和它旁邊的按鈕。
lab-write = 說點什麼
lab-write-as = 以 { $name } 的身分說話
lab-pick = 添加照片
lab-picked-none = 不發照片了
lab-send = 傳送
lab-sending = 正在傳送

# 空手機上的提示：居民私聊、居民群裡、工作人員。
lab-try-private = 試試：添一張照片，寫「樓道燈壞了」，傳送。
lab-try-group = 試試：寫「@鄰長 樓道燈壞了」，發到群裡。
lab-try-staff = 有事派來，會在這裡出現。

# 出了岔子。
lab-away = 連不上服務。您寫的還在，稍後再發。
lab-reconnecting = 連線斷了，正在重連
lab-failed = 沒有做成，請再試一次。
lab-not-kept = 沒記上，請重試。
lab-too-large = 照片一次最多 10 張，每張最大 10 MB。
lab-too-slow = 傳得太慢，沒有收全。請換個好點的網路再試。
lab-nothing-said = 寫幾個字，或者選一張照片。
lab-no-phone = 沒有這部手機，請重新整理頁面。
lab-not-understood = 看不懂這個請求，請重新整理頁面。
lab-no-town = 還沒有小鎮。請先用 linzhang import 匯入一個。
lab-no-phones = 這個小鎮沒有配手機。請在小鎮檔案裡寫上 [[lab]]，再匯入一次。
