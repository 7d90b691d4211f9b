### 转到别处去的话：请邻长转进微信群的，和不发到境外平台的。

withheld = （略）
said-abroad =
    { $words }
    （姓名、门牌、原话和照片不发到这里，请到微信或企业微信里看。）

# 邻长转进微信群的话：最多 300 个字，里面没有谁的名字
forward-please = 请把下面这条（文字和图片）转到您的微信群：
forward-poll =
    【议{ $number }】{ $question }
    { $grid }，{ $until } 截止。
    有票的邻居请扫图上的码，或者点开，选一个就行：
    { $link }
forward-poll-noticed =
    【议{ $number }】预告：{ $question }
    { $grid }，{ $opens } 开始投，{ $until } 截止。
    想投票请先登记门牌：扫图上的码，或者点开：
    { $link }
forward-result =
    【议{ $number }】{ $question }
    { $verdict }
    一共 { $of } 票，投了 { $voted } 票。
    想看详细的票数，扫图上的码，或者点开：
    { $link }
forward-notice =
    【公示】{ $title }
    { $grid }，公示到 { $until }。
    有话要说，扫图上的码，或者点开：
    { $link }
forward-passed = 结果：通过。
forward-failed = 结果：没有通过。
forward-void = 结果：参与的人不够，这次不算数。
forward-tied = 结果：平票，由大家再投一轮。
forward-chosen = 结果：大家选了“{ $what }”。
forward-several-chosen = 结果：选出了 { $count } 项。
forward-election-over = 选举结果已经公布。

# 图上的字
forward-card-poll = 议{ $number }
forward-card-notice = 公示
forward-card-opens = { $grid } · { $opens } 开始投，{ $until } 截止
forward-card-until = { $grid } · { $until } 截止
forward-card-hangs = { $grid } · 公示到 { $until }
forward-card-turnout = 一共 { $of } 票，投了 { $voted } 票
forward-card-more = 还有 { $count } 个选项
forward-card-scan = 扫一扫，找邻长小助手

# 邻长要一条来转
forward-what = 要转哪一条？选一个，我写好文字、画好图给您：
forward-nothing = 您这一片现在没有要转的：没有正在议的事，也没有公示。
button-forward-poll = 议{ $number } { $question }
button-forward-notice = 公示：{ $title }
refusal-forward-over = 【议{ $number }】已经不算了，不用转。
refusal-forward-no-notice = 这个公示已经撤下了，不用转。
