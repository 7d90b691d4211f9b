### 轉到別處去的話：請鄰長轉進微信群的，和不發到境外平台的。

withheld = （略）
said-abroad =
    { $words }
    （姓名、門牌、原話和照片不發到這裡，請到微信或企業微信裡看。）

# 鄰長轉進微信群的話：最多 300 個字，裡面沒有誰的名字
forward-please = 請把下面這條（文字和圖片）轉到您的微信群：
forward-poll =
    【議{ $number }】{ $question }
    { $grid }，{ $until } 截止。
    有票的鄰居請掃圖上的碼，或者點開，選一個就行：
    { $link }
forward-poll-noticed =
    【議{ $number }】預告：{ $question }
    { $grid }，{ $opens } 開始投，{ $until } 截止。
    想投票請先登記門牌：掃圖上的碼，或者點開：
    { $link }
forward-result =
    【議{ $number }】{ $question }
    { $verdict }
    一共 { $of } 票，投了 { $voted } 票。
    想看詳細的票數，掃圖上的碼，或者點開：
    { $link }
forward-notice =
    【公示】{ $title }
    { $grid }，公示到 { $until }。
    有話要說，掃圖上的碼，或者點開：
    { $link }
forward-passed = 結果：通過。
forward-failed = 結果：沒有通過。
forward-void = 結果：參與的人不夠，這次不算數。
forward-tied = 結果：平票，由大家再投一輪。
forward-chosen = 結果：大家選了「{ $what }」。
forward-several-chosen = 結果：選出了 { $count } 項。
forward-election-over = 選舉結果已經公布。

# 圖上的字
forward-card-poll = 議{ $number }
forward-card-notice = 公示
forward-card-opens = { $grid } · { $opens } 開始投，{ $until } 截止
forward-card-until = { $grid } · { $until } 截止
forward-card-hangs = { $grid } · 公示到 { $until }
forward-card-turnout = 一共 { $of } 票，投了 { $voted } 票
forward-card-more = 還有 { $count } 個選項
forward-card-scan = 掃一掃，找鄰長小助手

# 鄰長要一條來轉
forward-what = 要轉哪一條？選一個，我寫好文字、畫好圖給您：
forward-nothing = 您這一片現在沒有要轉的：沒有正在議的事，也沒有公示。
button-forward-poll = 議{ $number } { $question }
button-forward-notice = 公示：{ $title }
refusal-forward-over = 【議{ $number }】已經不算了，不用轉。
refusal-forward-no-notice = 這個公示已經撤下了，不用轉。
