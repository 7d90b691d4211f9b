### 催辦：誰會聽到、怎麼說、說了「已了解」以後怎樣。

# 給辦事的人
nag-soon =
    【{ $number }】{ $category }，「{ $promise }」快到時間了，最遲 { $since }。
    地點：{ $place }
nag-acknowledge =
    【{ $number }】{ $category } 還沒簽收，{ $since } 以前就該簽收了。
    地點：{ $place }
    請馬上簽收，最遲辦結：{ $due }
nag-contact =
    【{ $number }】{ $category } 還沒聯繫居民，{ $since } 以前就該聯繫了。
    地點：{ $place }
    聯繫過了請告訴我。
nag-plan =
    【{ $number }】{ $category } 的方案還沒拿出來，期限是 { $since }。
    地點：{ $place }
    請寫「方案 { $number }」，再寫打算怎麼辦。
nag-finish =
    【{ $number }】{ $category } 過期了，期限是 { $since }。
    地點：{ $place }
    辦好了請點「辦結」；辦不了請「轉派」或「掛賬」，說明原因。
nag-milestone =
    【{ $number }】{ $category }，「{ $promise }」過期了，期限是 { $since }。
    地點：{ $place }
    做到了請告訴我。
nag-update =
    【{ $number }】{ $category }，答應 { $since } 以前把進展告訴居民，還沒有說。
    地點：{ $place }
    請寫「進展 { $number }」，再寫辦到哪一步了。
nag-order =
    【{ $number }】{ $category } 對應的 12345 工單，{ $since } 以前就該辦好了。
    地點：{ $place }
    辦好了請點「辦結」。
nag-review =
    【{ $number }】{ $category } 掛賬到今天，請再看一看。
    地點：{ $place }
    能辦了請點「恢復辦理」。

# 給上一級
nag-next-level =
    【{ $number }】{ $category }，「{ $promise }」還沒做到，{ $since } 已經到期。
    地點：{ $place }
    誰負責：{ $handler }，現在：{ $state }
    { $silent }{ $snoozed }
    請您過問一下。
nag-next-level-soon =
    【{ $number }】{ $category }，「{ $promise }」快到時間了，最遲 { $since }。
    地點：{ $place }
    誰負責：{ $handler }，現在：{ $state }
    { $silent }{ $snoozed }
    請您過問一下。
nag-told-before = 已經催過：{ $people }。
nag-told-nobody = 還沒有人聽到。
nag-person = { $name }
nag-people = { $people }、{ $name }
nag-not-snoozed = { "" }
nag-snoozed = 說過「已了解」 { $times } 次，原因：{ $reason }。
nag-no-reason = 沒有寫

# 該聽的人聽不到，換別人聽
nag-instead-of =
    { $person }收不到消息，所以請您：
    { $nag }

# 一次不止一件
nags =
    有 { $count } 件要催您：
    { $lines }
    { $more }
nags-line = 【{ $number }】{ $category } · { $place } · { $promise } · { $late }
nags-run-line = { $title } · { $grid } · { $late }
nags-line-instead-of = { $line }（{ $person }收不到消息）
nags-more = 還有 { $count } 件，寫「待辦」看。
nags-no-more = 點編號看一件。
late-not-yet = 最遲 { $due }
late-now = 剛到期
late-hours = 過期 { $hours } 小時
late-days = 過期 { $days } 天
button-nags-case = { $number }
button-nag-look = 看一看
button-noted = 已了解

# 任務和周期任務
nag-run-soon = { $title }（{ $grid }）快到時間了，最遲 { $due }。
nag-run = { $title }（{ $grid }）過期了，期限是 { $due }。
nag-run-next-level =
    { $title }（{ $grid }）還沒做完，{ $due } 已經到期。
    { $silent }
    請您過問一下。

# 給工作群：一個人也找不到
nag-nobody-reached = 【{ $number }】{ $category }（{ $grid }）到期了，該聽的人一個也聯繫不上，請大家看一看。
nag-nobody-reached-discreet = 【{ $number }】到期了，該聽的人一個也聯繫不上，請大家看一看。
nag-run-nobody-reached = { $title }（{ $grid }）到期了，該聽的人一個也聯繫不上，請大家看一看。

# 說「已了解」
ask-noted = 【{ $number }】好，到 { $until } 以前不再催。為什麼還要一些時間？寫一句或選一項。
ask-noted-which = 您了解的是哪一件？
done-noted = 【{ $number }】記下了：「{ $promise }」到 { $until } 以前不再催。{ $left ->
    [0] 這是最後一次。
   *[other] 還可以說 { $left } 次。
    }
reason-on-the-way = 已經在辦
reason-help-called = 已經叫人來辦
reason-date-agreed = 和居民約好了時間
refusal-noted-sign = 【{ $number }】還沒簽收，請直接簽收。
refusal-noted-emergency = 【{ $number }】是急事，不能先放一放，請馬上辦。
refusal-noted-enough = 【{ $number }】已經說過 { $times } 次「已了解」，不能再放了。辦不了請「轉派」或「掛賬」，說明原因。
refusal-noted-not-yours = 【{ $number }】沒有在催您，不用說「已了解」。
refusal-noted-nothing = 現在沒有在催您的事。

# 誰什麼時候會聽到（「為什麼」裡的幾行）
rung-told = { $at } 已告訴{ $parts }
rung-skipped = { $at } 沒有單獨說（該告訴{ $parts }）
rung-ahead = { $at } 告訴{ $parts }
rung-parts = { $parts }、{ $part }
part-lead = 辦事的人
part-deputy = 協辦的人
part-on-duty = 值班的人
part-first-above = 上一級
part-second-above = 再上一級
part-third-above = 更上一級
part-reporter = 上報的人
part-neighbours = 鄰長
