### 開一次議事：發起、預覽、貼到群裡的卡片。結果怎麼説在 results.ftl，投票的回執在 ballots.ftl。

## 卡片：群裡的，和一對一發給有票的人的

poll-card =
    【議{ $number }】{ $question }
    { $kind } · { $secrecy } · { $grid }
    { $standing }
    { $voices }
    截止：{ $until }
    { $how }
    { $effect }
# 給要同意它的第二個人看
poll-card-draft =
    { $question }
    { $options }
    { $kind } · { $secrecy } · { $grid }
    誰有票：{ $voices }
    規則：{ $rule }
    { $opens } 開始投，{ $until } 截止
    { $effect }
poll-card-noticed =
    【議{ $number }】預告：{ $question }
    { $kind } · { $secrecy } · { $grid }
    { $options }
    誰有票：{ $voices }
    { $opens } 開始投，到 { $until } 截止。從現在起，議題和選項不再改動。
    規則：{ $rule }
    { $effect }
poll-card-over =
    { $result }
    現在：{ $state }
poll-card-ended =
    【議{ $number }】{ $question }
    { $state }，不再投票。
# 自己問起的時候，後面跟著自己投了什麼
poll-shown =
    { $card }

    您的票：
    { $mine }
poll-question = { $question }
poll-question-detailed =
    { $question }
    { $details }
poll-choices = { $lines }
poll-choices-pictured =
    { $lines }
    圖片依次是選項：{ $pictured }
poll-choice = { $place }. { $option }
poll-choices-and =
    { $options }
    { $tally }
poll-tally-at-close = 票數等截止以後一起公佈。
poll-tally-voted = 已經投了 { $voted } 票，一共 { $of } 票；投了什麼，截止以後一起公布。
poll-voices = 誰有票：{ $kind }，共 { $count } 票（名冊校驗碼 { $hash }）
poll-secrecy-named = 記名
poll-secrecy-named-by-receipt = 記名，公佈只寫回執，不寫門牌
poll-secrecy-secret = 無記名
poll-roll-household = 每戶一票
poll-roll-adult = 每個成年人一票
poll-roll-owner = 每位業主一票，同時算面積
poll-roll-representative = 居民代表每人一票
poll-roll-listed = 名單上的人每人一票
poll-roll-holders = { $role }每人一票
# 怎麼投
poll-how-yes_no = 按下面的按鈕，或者寫「議{ $number } 1」。想改主意，再投一次，以最後一次為準。
poll-how-single = 按下面的按鈕，或者寫「議{ $number } 2」。想改主意，再投一次，以最後一次為準。
poll-how-several = 最多選 { $most } 個，寫「議{ $number } 1 3」這樣，或者一對一慢慢選。以最後一次為準。
poll-how-approval = 覺得行的都可以選，寫「議{ $number } 1 3」這樣，或者一對一慢慢選。以最後一次為準。
poll-how-seats = 最多選 { $most } 人，寫「議{ $number } 1 3」這樣，或者一對一慢慢選。以最後一次為準。
poll-how-dot = 每票 { $most } 分，分給幾個選項，寫「議{ $number } 1:3 2:2」這樣，或者一對一慢慢分。以最後一次為準。
poll-how-rating = 給每個選項打 1 到 5 星，按順序寫「議{ $number } 5 3」這樣，或者一對一慢慢打。以最後一次為準。
poll-how-secret = 無記名的票要一對一投，投出去就不能改了，誰也查不到您選了什麼。
button-poll-option = { $option }
button-poll-abstain = 棄權
button-poll-in-private = 去投票
button-poll-ballot = 開始投票

## 發起

poll-ask-question = 要問大傢什麼？寫一句話就行，比如「電動車充電樁放哪裡」。
poll-ask-options =
    「{ $question }」
    有哪些選項？一條消息寫完，用「/」隔開，比如「東門 / 西門」。
    想配圖，就一個選項發一張圖，把選項寫在圖下面。
poll-ask-more =
    { $options }
    還有哪個選項？寫字，或者發圖、把選項寫在圖下面。
poll-ask-names = 哪些人有票？寫上他們的姓名，用頓號隔開，比如「王秀英、李建國」。要寫登記過的全名。
poll-ask-until = 到什麼時候截止？按一個，或者寫「週日20點」這樣。
poll-ask-preset = 按哪一種規矩來？
poll-ask-roll = 誰有票？
poll-ask-grid = 在哪裡問？
poll-ask-secrecy = 記名還是無記名？無記名的，投出去就不能改，截止以前誰也看不到票數。
poll-ask-method = 怎麼選？
poll-ask-live = 投票的時候，大家看得到票數嗎？
poll-ask-participation = 至少要多少人參與，結果才算數？
poll-ask-straw = 要問大傢什麼？寫在一行裡，比如「/問一下 週六大掃除來不來 來/不來」。
button-poll-yes-no = 就問同意不同意
button-poll-enough = 就這些
button-poll-until-today = 今晚 { $hour }
button-poll-until-tomorrow = 明晚 { $hour }
button-poll-until-day = { $at }
button-poll-grid = { $grid }
button-poll-tally-live = 隨時看得到
button-poll-tally-at-close = 截止以後才看得到
button-poll-participation-any = 不限，來多少算多少
button-poll-participation-third = 不少於三分之一
button-poll-participation-half = 超過一半
button-poll-participation-two-thirds = 不少於三分之二
poll-method-yes_no = 同意或不同意
poll-method-single = 選一個
poll-method-several = 最多選 { $picks } 個
poll-method-approval = 覺得行的都選
poll-method-seats = 選人
poll-method-dot = 每票 { $picks } 分，自己分配
poll-method-rating = 每個選項打 1 到 5 星

## 預覽

poll-preview =
    請您看一遍，還沒有發出去：

    { $question }
    { $options }

    { $kind } · { $secrecy } · { $method }
    { $voices }
    規則：{ $rule }
    依據：{ $law }
    { $effect }
    { $open }
    { $groups ->
        [0] 沒有群可貼，有票的人各收到一條
       *[other] 會貼到 { $groups } 個群
    }
poll-preview-noted =
    { $preview }
    注意：{ $note }
poll-preview-voices = 誰有票：{ $grid }，{ $kind }，共 { $count } 票，其中 { $reached } 票能在聊天裡通知到
poll-preview-until = 截止：{ $until }
poll-preview-noticed = 先預告 { $days } 天，{ $opens } 開始投，{ $until } 截止
poll-preview-formal = 這一種要另一位不同崗位的同事也同意，才會發出去。
button-poll-send = 發出
button-poll-ask-second = 請另一位同意
button-poll-change-until = 改截止時間
button-poll-change-preset = 換一種規矩
button-poll-change-roll = 改誰有票
button-poll-change-grid = 換個地方問
button-poll-change-secrecy = 記名或無記名
button-poll-change-method = 改怎麼選
button-poll-change-live = 改何時看得到票數
button-poll-change-participation = 改參與人數
button-poll-restart = 重填

## 發出以後，告訴發起的人

poll-sent-open = 【議{ $number }】已經發出，{ $groups ->
        [0] 有票的人都收到了通知
       *[other] 貼到了 { $groups } 個群，有票的人也收到了通知
    }。{ $until } 截止，到時自動計票、公佈。
poll-sent-noticed = 【議{ $number }】已經預告{ $groups ->
        [0] 。
       *[other] ，貼到了 { $groups } 個群。
    }{ $opens } 自動開始投，{ $until } 截止。
poll-waits-for-second = 【議{ $number }】等另一位不同崗位的同事同意。同意以後馬上發出。
button-poll-withdraw = 撤回

## 列表

polls-open =
    正在議的，共 { $count } 件：
    { $lines }
polls-none = 現在沒有正在議的事。
poll-line = 【議{ $number }】{ $question } · { $at } 截止
poll-line-noticed = 【議{ $number }】{ $question } · { $at } 開始
button-poll-show = 看議{ $number }
button-poll-open = 發起議事

## 辦不到的時候

refusal-poll-leaders-only = 發起議事要請鄰長、網格員或者社區來辦。您有想法，可以告訴他們。
refusal-poll-formal = 這一種由社區或街道發起。您可以先用「院壩議事」，或者請社區來發起。
refusal-poll-too-many = 這裡已經有 { $most } 件在議了。等一件結束了再發起吧。
refusal-poll-empty-roll = 這裡還沒有登記住戶，沒有人有票。請先登記住戶。
refusal-poll-draft-gone = 這份草稿已經不在了。請寫「/議事」重新發起。
refusal-poll-preview = 要改哪一項，請按上面的按鈕；沒有要改的就按「發出」。
refusal-poll-no-question = 沒看到要問什麼。請寫一句話，比如「/議事 電動車充電樁放哪裡 / 東門 / 西門」。
refusal-poll-question-long = 議題最多 { $most } 個字，您寫了 { $said } 個。請寫短一點。
refusal-poll-options-few = 至少要有 { $fewest } 個選項。
refusal-poll-options-many = 最多 { $most } 個選項，您寫了 { $said } 個。
refusal-poll-option-empty = 第 { $number } 個選項是空的。
refusal-poll-option-long = 第 { $number } 個選項太長，最多 { $most } 個字。
refusal-poll-option-twice = 「{ $text }」寫了兩遍，請留一個。
refusal-poll-photo-alone = 請把選項寫在圖下面一起發。
refusal-poll-names = 請至少寫 { $fewest } 位登記過的人的全名，用頓號隔開。
refusal-poll-end-unread = 沒看懂是什麼時候。請寫「週日20點」「12月1日 20:00」或「3天」。
refusal-poll-end-past = 這個時間已經過了，請換一個。
refusal-poll-too-short = 太急了，最早只能到 { $earliest } 截止。
refusal-poll-too-long = 太久了，最晚只能到 { $latest } 截止。
