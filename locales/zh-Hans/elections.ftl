### 选举、提名、第二轮，一步接一步的议题，一个议题分发到各处和汇总。

# 一步接一步：这一步通过了，下一步才开
stage-ask =
    【议{ $number }】{ $question } 通过以后，接着问什么？
    用“/”隔开问题和选项，例如：改什么 / 屋顶 / 管道。选项可以到时候再说。
stage-ask-again =
    【议{ $number }】现在是：{ $question }
    请重新写，用“/”隔开，例如：改什么 / 屋顶 / 管道。
stage-set =
    【议{ $number }】{ $question }
    { $options }
    { $when }；没开以前都可以改。
stage-when-won = 议{ $number } 定了“{ $text }”才会开
stage-when-decided = 议{ $number } 定下来以后自己开
stage-option = { $place }. { $text }
stage-options-later = 选项等轮到它的时候再说。
stage-dropped = 不要【议{ $number }】{ $question } 这一步了。
stage-opens-now = 【议{ $number }】{ $question } 开始投了。
stage-needs-options =
    议{ $before } 通过了，轮到【议{ $number }】{ $question }。
    还没有选项，点下面写上就开。
stage-called-off = 【议{ $number }】{ $question } 就到这里，后面的“{ $asked }”不再问了。
button-stage-options = 写选项
button-stage-add = 加下一步
button-stage-next = 再加下一步
button-stage-change = 改这一步
button-stage-drop = 不要这一步
refusal-stage-too-late = 议{ $number } 已经结束，要接着问就另开一个议题。
refusal-stage-there-already = 议{ $number } 后面已经有议{ $next }，要改请写“改下一步 议{ $next }”。
refusal-stage-shown = 议{ $number } 不是还没开的下一步，不能改了。
refusal-stage-no-such-poll = 没有这个议题，请看看号码。
refusal-stage-not-yours = 议{ $number } 不是您发起的。
refusal-stage-words = 请写上问题，问题和每个选项都不超过 { $most } 个字。
refusal-stage-options = 选项要 { $least } 到 { $most } 个，不能重样；也可以一个都不写，到时候再说。

# 第二轮
runoff-set =
    【议{ $number }】{ $question } 还没分出来，不抽签，再投一轮【议{ $next }】，只在这几个里选：
    { $options }
    { $opens } 开始投。
runoff-line = · { $text }
runoff-tied-again = 【议{ $number }】{ $question } 第二轮还是平票。不抽签，请约个时间当面用纸票再选。

# 发起选举，一对一
election-ask = 选举什么？写职务和人数就行，例如：楼栋长；居民理事会 3-5。
choice-election-role = { $role }
election-plan =
    选举：{ $title }，{ $where }，{ $seats }
    提名到 { $nominated }，投票到 { $voted }
    每户一票，无记名，过半数当选；平票再投一轮，不抽签。{ $after }
election-post = 选出来以后，还要第二个人确认才上任。
election-no-post = 选出来就公布。
election-in-buildings = { $grid } { $count } 栋楼各选各的
election-in-grid = { $grid }一起选
election-seats = { $count } 人
election-seats-from-to = { $least } 到 { $most } 人
election-called =
    【议{ $number }】{ $question }（{ $seats }）开始提名，到 { $nominated } 为止。
    已经告诉大家。
button-election-go = 开始提名
button-election-days = 各 { $days } 天
button-election-by-building = 每栋楼各选
button-election-by-grid = 一起选
refusal-election-words = 请写职务和人数，人数 1 到 { $most }，例如：居民理事会 3-5。

# 发在群里
election-announced =
    开始选 { $title }（{ $seats }）：
    { $lines }
    自己愿意干的写“我参选”，推荐邻居的写“提名”加名字，到 { $nominated } 为止；本人同意了才上票。
    然后投票到 { $voted }。
election-line = 【议{ $number }】{ $question }
election-prolonged =
    还没有人参选，提名延长到 { $until }。愿意干的写“我参选”：
    { $lines }
election-nobody-stood =
    一直没有人参选，这次不选了：
    { $lines }

# 参选和提名
candidate-stands = 记下了：您参选【议{ $number }】{ $question }。{ $until } 以前不想参加了，写“退选”。
candidate-ask-whom = 提名谁？请写名字。
candidate-put-up = 记下了，我去问问本人愿不愿意参选【议{ $number }】{ $question }；同意了才上票。
candidate-out-of-reach = 记下了，可我联系不上本人。请您告诉一声：{ $until } 以前写“我参选”才能上票。
candidate-asked =
    { $name }提名您参选【议{ $number }】{ $question }（{ $place }）。
    您愿意吗？{ $until } 以前回我；不回就不上票。
candidate-accepted = { $name }同意参选【议{ $number }】{ $question }。
candidate-not-accepted = { $name }这次不参选【议{ $number }】{ $question }。
candidate-declined = 好的，【议{ $number }】{ $question } 的票上不会有您。
candidate-stood-down = 您退出了【议{ $number }】{ $question } 的选举，票上不会有您。
candidate-which = 说的是哪一个？
choice-election = 议{ $number } { $question }
button-candidate-accept = 愿意
button-candidate-decline = 不愿意
refusal-no-election = 您这里现在没有正在提名的选举。
refusal-election-under-way = 【议{ $number }】{ $question } 的提名已经结束了。
refusal-candidate-already = 【议{ $number }】{ $question }，您已经参选了。
refusal-candidate-not = 【议{ $number }】{ $question }，您没有参选。
refusal-candidate-elsewhere = 【议{ $number }】{ $question } 只能由 { $place } 的住户参选。还没登记住址的，先写“我家”。
refusal-candidate-nobody = { $place } 的住户里没有“{ $name }”。本人先写“我家”登记，或者自己写“我参选”。
refusal-candidate-named-already = 【议{ $number }】{ $question }，这位邻居已经有人提名了。
refusal-candidates-full = 已经有 { $most } 人参选，票上写不下了。
refusal-nominate-elsewhere = 【议{ $number }】{ $question } 只能由 { $place } 的住户提名。
refusal-nominate-oneself = 自己愿意干，写“我参选”就行。

# 上任
election-to-do = 【议{ $number }】{ $question } 选出来了，已经公布。没有人提异议的话，到时候我请第二个人确认，然后上任。
elected-you = 您当选了【议{ $number }】{ $question }，从现在起是{ $role }。谢谢您为大家出力！
elected-no-longer-you = 【议{ $number }】{ $question } 换了人，您不再是{ $role }。谢谢您这些日子的辛苦！
elected-asked = 已经请第二个人确认【议{ $number }】{ $question } 的结果，确认了就上任。三天没人回，写“就任 议{ $number }”再请一次。
refusal-nobody-elected = 【议{ $number }】{ $question } 没有要上任的人，或者结果还没有生效。

# 分发到各处
batch-ask-where = 【议{ $number }】{ $question } 要分发到 { $grid } 的哪些地方？各投各的，结果汇总给您。
batch-confirm =
    把【议{ $number }】{ $question } 分发到 { $grid } 的{ $where }？
    每处有自己的名册、自己的票；议{ $number } 自己不变。
# 原来那一件还能由发起人一个人撤回
batch-confirm-instead =
    把【议{ $number }】{ $question } 分发到 { $grid } 的{ $where }？
    每处有自己的名册、自己的票。原来的议{ $number } 要不要撤回？两件都留着，大家会被问两遍。
# 原来那一件已经有人在投，一个人撤不回
batch-confirm-open =
    把【议{ $number }】{ $question } 分发到 { $grid } 的{ $where }？
    每处有自己的名册、自己的票。议{ $number } 自己还在投；不想问大家两遍，另外写“作废 议{ $number }”和原因，要两个人同意。
batch-all-buildings = 所有楼栋（{ $count } 栋）
batch-all-of-level = 所有{ $level }（{ $count } 个）
button-batch-hand-out = 分发
button-batch-instead = 分发，撤回议{ $number }
button-batch-beside = 分发，议{ $number } 照常
refusal-batch-staff-only = 这件事由邻长和工作人员来做。
refusal-batch-own-poll = 请带上您自己发起的议题号码，例如：分发 议12。
refusal-batch-election = 选人请写“选举”，可以各处一起选。
refusal-batch-unfinished = 议{ $number } 还没有选项，先写好再分发。
refusal-batch-formal = 议{ $number } 要先有第二个人同意，才能分发。
refusal-batch-too-late-to-withdraw = 议{ $number } 已经撤不回了，还没有分发。请再写一遍“分发 议{ $number }”。
refusal-batch-nowhere = 这里没有登记过住户的地方可以分发。
refusal-batch-not-yours = 那里不归您管。

# 汇总，一对一
batch-summary =
    【汇总】{ $title }：{ $places } 处
    { $counts }
    写“汇总”加其中任何一个议题的号码，看每一处。
batch-whole =
    【汇总】{ $title }：{ $places } 处
    { $counts }
    { $totals }
    { $lines }
batch-count-waiting = 没开 { $count }
batch-count-open = 正在投 { $count }
batch-count-passed = 通过 { $count }
batch-count-failed = 没通过 { $count }
batch-count-tied = 平票 { $count }
batch-count-void = 人数不够 { $count }
batch-count-withdrawn = 没办成 { $count }
batch-outcome-waiting = 没开
batch-outcome-open = 正在投
batch-outcome-passed = 通过
batch-outcome-failed = 没通过
batch-outcome-tied = 平票
batch-outcome-void = 人数不够
batch-outcome-withdrawn = 没办成
batch-line = { $place }（议{ $number }）：{ $outcome }
batch-line-counted = { $place }（议{ $number }）：{ $outcome }，投了 { $voted }/{ $roll }
batch-winner = { $option }
batch-line-won = { $place }（议{ $number }）：{ $outcome }，{ $won }，投了 { $voted }/{ $roll }
batch-totals-none = 还没有一处数票。
batch-totals = 数过票的 { $counted } 处，共投 { $voted }/{ $roll }。
batch-totals-options =
    数过票的 { $counted } 处，共投 { $voted }/{ $roll }：
    { $options }
batch-total = · { $text }：{ $got }
refusal-batch-none = 议{ $number } 没有和别处一起办，没有汇总。
