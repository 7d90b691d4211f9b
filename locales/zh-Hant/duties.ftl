### 週期任務、派給人的任務、會議、公示、全走訪：要做什麼，做得怎麼樣。

# 要做的人看到的卡片，一對一
run-duty =
    【{ $title }】{ $grid }
    最遲：{ $due }
    做完了點一下；沒有情況也算做完。
run-checklist =
    【{ $title }】{ $grid }，共 { $count } 項
    { $items }
    最遲：{ $due }
run-item-line = · { $item }
run-item =
    【{ $title }】{ $grid } { $answered }/{ $count }
    第 { $number } 項：{ $item }
run-what-is-wrong = 「{ $item }」有問題：請拍張照片，或者寫一句哪裡不對。
run-filled =
    【{ $title }】{ $grid } { $count }/{ $count }，有問題 { $wrong } 項。
    { $numbers }
    都對就點「做完了」。
run-case = 已報【{ $number }】
run-task =
    【任務】{ $title }
    { $giver }派的，{ $grid }
    最遲：{ $due }
run-minutes =
    【會議】{ $title } 開過了。
    請寫幾句紀要，發給來開會的人。最遲：{ $due }
run-take-down =
    【公示】{ $title } 夠天數了，可以撤下。
    撤下以後點一下。最遲：{ $due }
run-visit =
    【全走訪】{ $title }：請把{ $grid }走訪一遍，{ $due } 前回一聲。
run-over = 【{ $title }】{ $grid }：{ $state }
run-over-by = 【{ $title }】{ $grid }：{ $state }，{ $name }，{ $at }

# 派的人看到的卡片，一對一
run-given =
    【任務】{ $title }，{ $grid }
    { $people }
    最遲：{ $due }
run-person = 誰做：{ $name }
run-called =
    【會議】{ $title }，{ $grid }
    時間：{ $opens }
run-hung =
    【公示】{ $title }，{ $grid }
    掛到 { $opens }，到時候我提醒您撤下。

# 做得怎麼樣
run-state-open = 還沒做
run-state-done = 做完了
run-state-nil = 沒有情況
run-state-late = 做完了，遲了
run-state-missed = 沒做
run-state-called_off = 不用做了

# 按鈕
button-run-done = 做完了
button-run-nil = 沒有情況
button-run-fill = 逐項填
button-run-fine = 正常
button-run-wrong = 有問題
button-run-look = 上一項
button-run-minutes = 寫紀要
button-run-taken-down = 已撤下
button-run-visited = 走訪完了
button-run-visited-and-found = 有情況
button-run-call-off = 不用做了
button-sweep-now = 緊急，現在就走訪

# 回話
run-noted = 好，【{ $title }】{ $grid }：{ $state }。
run-called-off = 好，【{ $title }】不用做了，已經告訴有關的人。
minutes-noted = 紀要記下了，發給了 { $count } 個人。
meeting-called =
    好，【會議】{ $title }，{ $opens }。
    請了 { $count } 個人，前一天下午五點和開會前一小時再提醒。
notice-down = 好，【公示】{ $title } 撤下了，記好了。
visit-noted = 好，記下了：{ $state }。
visit-what = 走訪記下了。是什麼情況？請拍張照片，或者寫一句。
runs =
    您手上的任務，和您派的，共 { $count } 件，回數字看：
runs-more =
    您手上的任務，和您派的，共 { $count } 件，先看這幾件，還有 { $more } 件。回數字看：
runs-none = 現在沒有任務。
choice-run = { $line }
run-line = { $title } · { $grid } · { $due }
run-line-late = { $title } · { $grid } · { $due }，已經過期

# 缺什麼問什麼
run-ask-taker = 派給誰？選一位，或者寫名字，或者寫「富家組樓棟長」這樣。
run-ask-until = 最遲哪天做完？選一天，或者寫「12月1日」。
run-ask-title = 做什麼？寫一句。
run-ask-day = 哪天開會？選一天，或者寫「12月1日」。
run-ask-hour = 幾點？寫「15:00」這樣。
run-ask-notice = 公示什麼？寫一句。
run-ask-minutes = 【會議】{ $title }：請寫紀要。
run-taker = { $name } · { $grid } { $role }
run-taker-role = { $grid } { $role }
choice-run-day = { $day }
choice-run-hour = { $hour }

# 訊息
news-run-done = { $name }：【{ $title }】{ $state }。
news-run-called-off = 【{ $title }】不用做了。
news-meeting-called =
    【會議】{ $title }
    時間：{ $opens }
    { $name }請您參加。
news-meeting-near = 提醒：【會議】{ $title }，{ $opens }。
news-minutes =
    【會議紀要】{ $title }
    { $words }

# 全走訪
sweep-at-night = 這會兒是夜裡，大家休息了。不急就等天亮；真的急，點下面的按鈕。
# 一張隨時更新的卡片，工作群裡也看得見：沒有姓名
sweep-card =
    【全走訪】{ $grid }：{ $answered }/{ $parts }，還剩 { $minutes } 分鐘
    有情況 { $found } 處，到 { $until } 為止
sweep-card-over =
    【全走訪】{ $grid }：{ $answered }/{ $parts }，時間到了
    有情況 { $found } 處，晚回 { $late } 處
sweep-card-all =
    【全走訪】{ $grid }：{ $parts } 處全部走訪完了
    有情況 { $found } 處，晚回 { $late } 處
sweep-all-answered = 【全走訪】{ $grid }：全部走訪完了。
sweep-silent =
    【全走訪】{ $grid }：時間到了，還有 { $count } 處沒回音：
    { $lines }
sweep-silent-line = { $grid } { $role }
sweep-silent-more = ……還有 { $count } 處

# 不行的時候
refusal-run-staff-only = 這一步要管這一片的工作人員來做。
refusal-run-not-yours = 這件任務不歸您。
refusal-run-over = 【{ $title }】已經了結：{ $state }。
refusal-run-not-all = 還有 { $count } 項沒看，看完再點「做完了」。
refusal-run-nobody = 您管的這一片，沒有叫「{ $name }」的工作人員。
refusal-run-past = 這個時間已經過了。
refusal-run-far = 太遠了，最遲 { $latest }。
refusal-notice-days = 公示至少 { $fewest } 天，最多 { $most } 天。
refusal-sweep-not-yours = 全走訪要社區或者街道來下。
refusal-sweep-hours = 全走訪給 1 到 { $most } 個小時。
refusal-sweep-going-on = { $grid }正在全走訪，等這一次完了再來。
refusal-sweep-nobody = { $grid }還沒有鄰長，也沒有微網格員。
refusal-sweep-too-large = 一次最多 { $most } 個人走訪，這裡有 { $count } 個。請一個社區一個社區來。
