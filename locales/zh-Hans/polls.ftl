### 开一次议事：发起、预览、贴到群里的卡片。结果怎么说在 results.ftl，投票的回执在 ballots.ftl。

## 卡片：群里的，和一对一发给有票的人的

poll-card =
    【议{ $number }】{ $question }
    { $kind } · { $secrecy } · { $grid }
    { $standing }
    { $voices }
    截止：{ $until }
    { $how }
    { $effect }
# 给要同意它的第二个人看
poll-card-draft =
    { $question }
    { $options }
    { $kind } · { $secrecy } · { $grid }
    谁有票：{ $voices }
    规则：{ $rule }
    { $opens } 开始投，{ $until } 截止
    { $effect }
poll-card-noticed =
    【议{ $number }】预告：{ $question }
    { $kind } · { $secrecy } · { $grid }
    { $options }
    谁有票：{ $voices }
    { $opens } 开始投，到 { $until } 截止。从现在起，议题和选项不再改动。
    规则：{ $rule }
    { $effect }
poll-card-over =
    { $result }
    现在：{ $state }
poll-card-ended =
    【议{ $number }】{ $question }
    { $state }，不再投票。
# 自己问起的时候，后面跟着自己投了什么
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
    图片依次是选项：{ $pictured }
poll-choice = { $place }. { $option }
poll-choices-and =
    { $options }
    { $tally }
poll-tally-at-close = 票数等截止以后一起公布。
poll-tally-voted = 已经投了 { $voted } 票，一共 { $of } 票；投了什么，截止以后一起公布。
poll-voices = 谁有票：{ $kind }，共 { $count } 票（名册校验码 { $hash }）
poll-secrecy-named = 记名
poll-secrecy-named-by-receipt = 记名，公布只写回执，不写门牌
poll-secrecy-secret = 无记名
poll-roll-household = 每户一票
poll-roll-adult = 每个成年人一票
poll-roll-owner = 每位业主一票，同时算面积
poll-roll-representative = 居民代表每人一票
poll-roll-listed = 名单上的人每人一票
poll-roll-holders = { $role }每人一票
# 怎么投
poll-how-yes_no = 按下面的按钮，或者写“议{ $number } 1”。想改主意，再投一次，以最后一次为准。
poll-how-single = 按下面的按钮，或者写“议{ $number } 2”。想改主意，再投一次，以最后一次为准。
poll-how-several = 最多选 { $most } 个，写“议{ $number } 1 3”这样，或者一对一慢慢选。以最后一次为准。
poll-how-approval = 觉得行的都可以选，写“议{ $number } 1 3”这样，或者一对一慢慢选。以最后一次为准。
poll-how-seats = 最多选 { $most } 人，写“议{ $number } 1 3”这样，或者一对一慢慢选。以最后一次为准。
poll-how-dot = 每票 { $most } 分，分给几个选项，写“议{ $number } 1:3 2:2”这样，或者一对一慢慢分。以最后一次为准。
poll-how-rating = 给每个选项打 1 到 5 星，按顺序写“议{ $number } 5 3”这样，或者一对一慢慢打。以最后一次为准。
poll-how-secret = 无记名的票要一对一投，投出去就不能改了，谁也查不到您选了什么。
button-poll-option = { $option }
button-poll-abstain = 弃权
button-poll-in-private = 去投票
button-poll-ballot = 开始投票

## 发起

poll-ask-question = 要问大家什么？写一句话就行，比如“电动车充电桩放哪里”。
poll-ask-options =
    “{ $question }”
    有哪些选项？一条消息写完，用“/”隔开，比如“东门 / 西门”。
    想配图，就一个选项发一张图，把选项写在图下面。
poll-ask-more =
    { $options }
    还有哪个选项？写字，或者发图、把选项写在图下面。
poll-ask-names = 哪些人有票？写上他们的姓名，用顿号隔开，比如“王秀英、李建国”。要写登记过的全名。
poll-ask-until = 到什么时候截止？按一个，或者写“周日20点”这样。
poll-ask-preset = 按哪一种规矩来？
poll-ask-roll = 谁有票？
poll-ask-grid = 在哪里问？
poll-ask-secrecy = 记名还是无记名？无记名的，投出去就不能改，截止以前谁也看不到票数。
poll-ask-method = 怎么选？
poll-ask-live = 投票的时候，大家看得到票数吗？
poll-ask-participation = 至少要多少人参与，结果才算数？
poll-ask-straw = 要问大家什么？写在一行里，比如“/问一下 周六大扫除来不来 来/不来”。
button-poll-yes-no = 就问同意不同意
button-poll-enough = 就这些
button-poll-until-today = 今晚 { $hour }
button-poll-until-tomorrow = 明晚 { $hour }
button-poll-until-day = { $at }
button-poll-grid = { $grid }
button-poll-tally-live = 随时看得到
button-poll-tally-at-close = 截止以后才看得到
button-poll-participation-any = 不限，来多少算多少
button-poll-participation-third = 不少于三分之一
button-poll-participation-half = 超过一半
button-poll-participation-two-thirds = 不少于三分之二
poll-method-yes_no = 同意或不同意
poll-method-single = 选一个
poll-method-several = 最多选 { $picks } 个
poll-method-approval = 觉得行的都选
poll-method-seats = 选人
poll-method-dot = 每票 { $picks } 分，自己分配
poll-method-rating = 每个选项打 1 到 5 星

## 预览

poll-preview =
    请您看一遍，还没有发出去：

    { $question }
    { $options }

    { $kind } · { $secrecy } · { $method }
    { $voices }
    规则：{ $rule }
    依据：{ $law }
    { $effect }
    { $open }
    { $groups ->
        [0] 没有群可贴，有票的人各收到一条
       *[other] 会贴到 { $groups } 个群
    }
poll-preview-noted =
    { $preview }
    注意：{ $note }
poll-preview-voices = 谁有票：{ $grid }，{ $kind }，共 { $count } 票，其中 { $reached } 票能在聊天里通知到
poll-preview-until = 截止：{ $until }
poll-preview-noticed = 先预告 { $days } 天，{ $opens } 开始投，{ $until } 截止
poll-preview-formal = 这一种要另一位不同岗位的同事也同意，才会发出去。
button-poll-send = 发出
button-poll-ask-second = 请另一位同意
button-poll-change-until = 改截止时间
button-poll-change-preset = 换一种规矩
button-poll-change-roll = 改谁有票
button-poll-change-grid = 换个地方问
button-poll-change-secrecy = 记名或无记名
button-poll-change-method = 改怎么选
button-poll-change-live = 改何时看得到票数
button-poll-change-participation = 改参与人数
button-poll-restart = 重填

## 发出以后，告诉发起的人

poll-sent-open = 【议{ $number }】已经发出，{ $groups ->
        [0] 有票的人都收到了通知
       *[other] 贴到了 { $groups } 个群，有票的人也收到了通知
    }。{ $until } 截止，到时自动计票、公布。
poll-sent-noticed = 【议{ $number }】已经预告{ $groups ->
        [0] 。
       *[other] ，贴到了 { $groups } 个群。
    }{ $opens } 自动开始投，{ $until } 截止。
poll-waits-for-second = 【议{ $number }】等另一位不同岗位的同事同意。同意以后马上发出。
button-poll-withdraw = 撤回

## 列表

polls-open =
    正在议的，共 { $count } 件：
    { $lines }
polls-none = 现在没有正在议的事。
poll-line = 【议{ $number }】{ $question } · { $at } 截止
poll-line-noticed = 【议{ $number }】{ $question } · { $at } 开始
button-poll-show = 看议{ $number }
button-poll-open = 发起议事

## 办不到的时候

refusal-poll-leaders-only = 发起议事要请邻长、网格员或者社区来办。您有想法，可以告诉他们。
refusal-poll-formal = 这一种由社区或街道发起。您可以先用“院坝议事”，或者请社区来发起。
refusal-poll-too-many = 这里已经有 { $most } 件在议了。等一件结束了再发起吧。
refusal-poll-empty-roll = 这里还没有登记住户，没有人有票。请先登记住户。
refusal-poll-draft-gone = 这份草稿已经不在了。请写“/议事”重新发起。
refusal-poll-preview = 要改哪一项，请按上面的按钮；没有要改的就按“发出”。
refusal-poll-no-question = 没看到要问什么。请写一句话，比如“/议事 电动车充电桩放哪里 / 东门 / 西门”。
refusal-poll-question-long = 议题最多 { $most } 个字，您写了 { $said } 个。请写短一点。
refusal-poll-options-few = 至少要有 { $fewest } 个选项。
refusal-poll-options-many = 最多 { $most } 个选项，您写了 { $said } 个。
refusal-poll-option-empty = 第 { $number } 个选项是空的。
refusal-poll-option-long = 第 { $number } 个选项太长，最多 { $most } 个字。
refusal-poll-option-twice = “{ $text }”写了两遍，请留一个。
refusal-poll-photo-alone = 请把选项写在图下面一起发。
refusal-poll-names = 请至少写 { $fewest } 位登记过的人的全名，用顿号隔开。
refusal-poll-end-unread = 没看懂是什么时候。请写“周日20点”“12月1日 20:00”或“3天”。
refusal-poll-end-past = 这个时间已经过了，请换一个。
refusal-poll-too-short = 太急了，最早只能到 { $earliest } 截止。
refusal-poll-too-long = 太久了，最晚只能到 { $latest } 截止。
