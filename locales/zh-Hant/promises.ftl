### 答應過的事：聯繫居民、方案、階段、改級別、延期、下次告知、12345 工單，以及期限還剩多少。

# 辦事的人做完一步，給他本人的回話
done-contacted = 【{ $number }】記下了：已經聯繫過居民。
done-plan = 【{ $number }】方案記下了，已經轉告居民。
done-milestone = 【{ $number }】「{ $milestone }」做到了，記下了。{ $next }
milestone-next = 下一步：{ $milestone }，最遲 { $due }。
milestone-none-left = 各個階段都到了，可以辦結。
done-correct-class = 【{ $number }】級別改為「{ $klass }」，各個期限從第一刻起重新算。最遲辦結：{ $due }。
done-extend-asked = 【{ $number }】延期 { $days } 個工作日，要上一級同意才算。{ $asked }
extend-asked-of =
    已經問了：
    { $people }
extend-asked-above = 已經問了上一級。
done-extend-granted = 好，【{ $number }】延期 { $days } 個工作日，最遲辦結：{ $due }。
done-extend-declined = 好，【{ $number }】不延期，最遲辦結：{ $due }。
done-promise-update = 好，【{ $number }】最遲 { $day } 再把進展告訴居民。到時候請寫「進展 { $number } ……」。
done-order = 【{ $number }】對應 12345 工單 { $order }，要求 { $day } 辦完；我們留一個工作日，最遲 { $due }。
done-order-removed = 【{ $number }】不再對應工單 { $order }。

# 缺什麼問什麼
ask-plan = 【{ $number }】準備怎麼辦？寫幾句，會轉告居民。
ask-milestone = 【{ $number }】哪一步做到了？
ask-milestones-left =
    【{ $number }】這幾步還沒有報：
    { $milestones }
    都做到了，還是用不着了？選一項，或者寫一句原因。
ask-class = 【{ $number }】現在是「{ $klass }」，改成哪一級？
ask-extend-days = 【{ $number }】延期幾個工作日？選一項，或者寫「10天」再加原因。
ask-extend-reason = 【{ $number }】為什麼要延期？寫一句或選一項，會告訴居民。
ask-order = 【{ $number }】12345 工單是哪一號？寫單號和期限，比如「20261130-00123 12月1日」。
ask-order-day = 【{ $number }】工單 { $order } 要求哪天辦完？比如「12月1日」。
ask-order-again = 【{ $number }】現在對應工單 { $order }。要改，請寫新的單號和期限。
button-order-remove = 去掉工單號

# 可以選的原因
reason-milestones-reached = 都做到了
reason-milestones-not-needed = 用不着了

# 給上報的居民
news-time-changed = 【{ $number }】{ $category } 的期限改了。原來：{ $former }，現在最遲辦結：{ $due }
news-plan =
    【{ $number }】{ $category }，{ $handler }的方案：
    「{ $words }」
    最遲辦結：{ $due }
news-milestone = 【{ $number }】{ $category }：「{ $milestone }」做到了。
news-extended =
    【{ $number }】{ $category } 要延期 { $days } 個工作日，現在最遲辦結：{ $due }
    原因：{ $reason }
news-update-promised = 【{ $number }】{ $category }：最遲 { $day } 再告訴您進展。
# 給辦事的人
news-class-changed = 【{ $number }】級別改為「{ $klass }」，最遲辦結：{ $due }。
news-extend-granted = 【{ $number }】{ $category } 同意延期 { $days } 個工作日，最遲辦結：{ $due }。
news-extend-declined = 【{ $number }】{ $category } 沒有同意延期，最遲辦結：{ $due }。
news-order = 【{ $number }】{ $category } 是 12345 工單 { $order }，要求 { $day } 辦完。請最遲 { $due } 辦好。
# 給上一級
news-extend-asked =
    【{ $number }】{ $category }，{ $handler }申請延期 { $days } 個工作日。
    原因：{ $reason }
    地點：{ $place }
    現在最遲辦結：{ $due }
button-extend-grant = 同意延期
button-extend-decline = 不同意

# 卡片上，辦結以外還有什麼期限，只給辦事的人看
due-and-besides =
    { $due }
    { $besides }
owing-plan = 拿出方案：最遲 { $due }
owing-milestone = { $name }：最遲 { $due }
owing-update = 再告訴居民進展：最遲 { $due }
owing-order = 12345 工單 { $order }：最遲 { $due }
button-contacted = 已聯繫
button-milestone = { $name }做到了

# 待辦：還剩多少時間
todo-line = { $line } · { $left }
left-nothing = 不計時
left-today = 今天 { $at }
left-until = 到 { $at }
left-late-today = 今天 { $at } 已過期
left-late-days = 已過期 { $days } 天

# 級別
class-simple = 簡單
class-ordinary = 一般
class-complex = 複雜
class-emergency = 突發
class-utility = 水電氣熱
class-question = 諮詢

# 為什麼是這個期限
why =
    【{ $number }】現在是「{ $state }」。
    { $clocks }
why-kept = { $promise }：{ $at } 做到了
promise-acknowledge = 簽收
promise-contact = 聯繫居民
promise-plan = 拿出方案
promise-milestone = { $name }
promise-finish = 辦結
promise-review = 掛賬再看
promise-follow-up = 回訪
promise-update = 告訴居民進展
promise-order = 12345 工單
promise-verify = 核實
why-acknowledge = 簽收：{ $limit }內
why-contact = 聯繫居民：{ $limit }內
why-plan = 拿出方案：{ $limit }內
why-milestone = { $name }：{ $limit }內
why-finish = 辦結：{ $limit }內
why-verify = 核實：{ $limit }內
why-follow-up = 回訪：結案後 { $limit }
why-review = 掛賬再看
why-update = 答應再告訴居民進展
why-order = 12345 工單，比要求的日子提前一個工作日
why-paused = 從 { $since } 起停着，不計時

# 辦不到的時候
refusal-no-contact-owed = 【{ $number }】不用再記：已經聯繫過，或者沒有約定聯繫期限。
refusal-no-milestone = 【{ $number }】沒有還要報的階段。
refusal-class-already = 【{ $number }】本來就是「{ $klass }」。
refusal-extend-only-complex = 【{ $number }】不能延期：只有正在辦的「複雜」事項可以。現在辦不了請「掛賬」，説明原因。
refusal-extended-already = 【{ $number }】已經延過 { $days } 個工作日了，只能延一次。
refusal-extend-too-late = 【{ $number }】已經過期了，不能再延期。現在辦不了請「掛賬」，説明原因。
refusal-extend-too-long = 延期最多 { $most } 個工作日。
refusal-nobody-above = 【{ $number }】上一級現在沒有人收得到消息，沒法請人同意延期。
refusal-update-day = 最早今天下班前，最晚 { $latest }，請另説一天。
refusal-order-day = 這個日子已經過了，請看看工單上的期限。
refusal-no-order = 【{ $number }】沒有對應的工單。
