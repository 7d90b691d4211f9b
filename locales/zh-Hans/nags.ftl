### 催办：谁会听到、怎么说、说了“已了解”以后怎样。

# 给办事的人
nag-soon =
    【{ $number }】{ $category }，“{ $promise }”快到时间了，最迟 { $since }。
    地点：{ $place }
nag-acknowledge =
    【{ $number }】{ $category } 还没签收，{ $since } 以前就该签收了。
    地点：{ $place }
    请马上签收，最迟办结：{ $due }
nag-contact =
    【{ $number }】{ $category } 还没联系居民，{ $since } 以前就该联系了。
    地点：{ $place }
    联系过了请告诉我。
nag-plan =
    【{ $number }】{ $category } 的方案还没拿出来，期限是 { $since }。
    地点：{ $place }
    请写“方案 { $number }”，再写打算怎么办。
nag-finish =
    【{ $number }】{ $category } 过期了，期限是 { $since }。
    地点：{ $place }
    办好了请点“办结”；办不了请“转派”或“挂账”，说明原因。
nag-milestone =
    【{ $number }】{ $category }，“{ $promise }”过期了，期限是 { $since }。
    地点：{ $place }
    做到了请告诉我。
nag-update =
    【{ $number }】{ $category }，答应 { $since } 以前把进展告诉居民，还没有说。
    地点：{ $place }
    请写“进展 { $number }”，再写办到哪一步了。
nag-order =
    【{ $number }】{ $category } 对应的 12345 工单，{ $since } 以前就该办好了。
    地点：{ $place }
    办好了请点“办结”。
nag-review =
    【{ $number }】{ $category } 挂账到今天，请再看一看。
    地点：{ $place }
    能办了请点“恢复办理”。

# 给上一级
nag-next-level =
    【{ $number }】{ $category }，“{ $promise }”还没做到，{ $since } 已经到期。
    地点：{ $place }
    谁负责：{ $handler }，现在：{ $state }
    { $silent }{ $snoozed }
    请您过问一下。
nag-next-level-soon =
    【{ $number }】{ $category }，“{ $promise }”快到时间了，最迟 { $since }。
    地点：{ $place }
    谁负责：{ $handler }，现在：{ $state }
    { $silent }{ $snoozed }
    请您过问一下。
nag-told-before = 已经催过：{ $people }。
nag-told-nobody = 还没有人听到。
nag-person = { $name }
nag-people = { $people }、{ $name }
nag-not-snoozed = { "" }
nag-snoozed = 说过“已了解” { $times } 次，原因：{ $reason }。
nag-no-reason = 没有写

# 该听的人听不到，换别人听
nag-instead-of =
    { $person }收不到消息，所以请您：
    { $nag }

# 一次不止一件
nags =
    有 { $count } 件要催您：
    { $lines }
    { $more }
nags-line = 【{ $number }】{ $category } · { $place } · { $promise } · { $late }
nags-run-line = { $title } · { $grid } · { $late }
nags-line-instead-of = { $line }（{ $person }收不到消息）
nags-more = 还有 { $count } 件，写“待办”看。
nags-no-more = 点编号看一件。
late-not-yet = 最迟 { $due }
late-now = 刚到期
late-hours = 过期 { $hours } 小时
late-days = 过期 { $days } 天
button-nags-case = { $number }
button-nag-look = 看一看
button-noted = 已了解

# 任务和周期任务
nag-run-soon = { $title }（{ $grid }）快到时间了，最迟 { $due }。
nag-run = { $title }（{ $grid }）过期了，期限是 { $due }。
nag-run-next-level =
    { $title }（{ $grid }）还没做完，{ $due } 已经到期。
    { $silent }
    请您过问一下。

# 给工作群：一个人也找不到
nag-nobody-reached = 【{ $number }】{ $category }（{ $grid }）到期了，该听的人一个也联系不上，请大家看一看。
nag-nobody-reached-discreet = 【{ $number }】到期了，该听的人一个也联系不上，请大家看一看。
nag-run-nobody-reached = { $title }（{ $grid }）到期了，该听的人一个也联系不上，请大家看一看。

# 说“已了解”
ask-noted = 【{ $number }】好，到 { $until } 以前不再催。为什么还要一些时间？写一句或选一项。
ask-noted-which = 您了解的是哪一件？
done-noted = 【{ $number }】记下了：“{ $promise }”到 { $until } 以前不再催。{ $left ->
    [0] 这是最后一次。
   *[other] 还可以说 { $left } 次。
    }
reason-on-the-way = 已经在办
reason-help-called = 已经叫人来办
reason-date-agreed = 和居民约好了时间
refusal-noted-sign = 【{ $number }】还没签收，请直接签收。
refusal-noted-emergency = 【{ $number }】是急事，不能先放一放，请马上办。
refusal-noted-enough = 【{ $number }】已经说过 { $times } 次“已了解”，不能再放了。办不了请“转派”或“挂账”，说明原因。
refusal-noted-not-yours = 【{ $number }】没有在催您，不用说“已了解”。
refusal-noted-nothing = 现在没有在催您的事。

# 谁什么时候会听到（“为什么”里的几行）
rung-told = { $at } 已告诉{ $parts }
rung-skipped = { $at } 没有单独说（该告诉{ $parts }）
rung-ahead = { $at } 告诉{ $parts }
rung-parts = { $parts }、{ $part }
part-lead = 办事的人
part-deputy = 协办的人
part-on-duty = 值班的人
part-first-above = 上一级
part-second-above = 再上一级
part-third-above = 更上一级
part-reporter = 上报的人
part-neighbours = 邻长
