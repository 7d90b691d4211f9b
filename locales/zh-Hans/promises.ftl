### 答应过的事：联系居民、方案、阶段、改级别、延期、下次告知、12345 工单，以及期限还剩多少。

# 办事的人做完一步，给他本人的回话
done-contacted = 【{ $number }】记下了：已经联系过居民。
done-plan = 【{ $number }】方案记下了，已经转告居民。
done-milestone = 【{ $number }】“{ $milestone }”做到了，记下了。{ $next }
milestone-next = 下一步：{ $milestone }，最迟 { $due }。
milestone-none-left = 各个阶段都到了，可以办结。
done-correct-class = 【{ $number }】级别改为“{ $klass }”，各个期限从第一刻起重新算。最迟办结：{ $due }。
done-extend-asked = 【{ $number }】延期 { $days } 个工作日，要上一级同意才算。{ $asked }
extend-asked-of =
    已经问了：
    { $people }
extend-asked-above = 已经问了上一级。
done-extend-granted = 好，【{ $number }】延期 { $days } 个工作日，最迟办结：{ $due }。
done-extend-declined = 好，【{ $number }】不延期，最迟办结：{ $due }。
done-promise-update = 好，【{ $number }】最迟 { $day } 再把进展告诉居民。到时候请写“进展 { $number } ……”。
done-order = 【{ $number }】对应 12345 工单 { $order }，要求 { $day } 办完；我们留一个工作日，最迟 { $due }。
done-order-removed = 【{ $number }】不再对应工单 { $order }。

# 缺什么问什么
ask-plan = 【{ $number }】准备怎么办？写几句，会转告居民。
ask-milestone = 【{ $number }】哪一步做到了？
ask-milestones-left =
    【{ $number }】这几步还没有报：
    { $milestones }
    都做到了，还是用不着了？选一项，或者写一句原因。
ask-class = 【{ $number }】现在是“{ $klass }”，改成哪一级？
ask-extend-days = 【{ $number }】延期几个工作日？选一项，或者写“10天”再加原因。
ask-extend-reason = 【{ $number }】为什么要延期？写一句或选一项，会告诉居民。
ask-order = 【{ $number }】12345 工单是哪一号？写单号和期限，比如“20261130-00123 12月1日”。
ask-order-day = 【{ $number }】工单 { $order } 要求哪天办完？比如“12月1日”。
ask-order-again = 【{ $number }】现在对应工单 { $order }。要改，请写新的单号和期限。
button-order-remove = 去掉工单号

# 可以选的原因
reason-milestones-reached = 都做到了
reason-milestones-not-needed = 用不着了

# 给上报的居民
news-time-changed = 【{ $number }】{ $category } 的期限改了。原来：{ $former }，现在最迟办结：{ $due }
news-plan =
    【{ $number }】{ $category }，{ $handler }的方案：
    “{ $words }”
    最迟办结：{ $due }
news-milestone = 【{ $number }】{ $category }：“{ $milestone }”做到了。
news-extended =
    【{ $number }】{ $category } 要延期 { $days } 个工作日，现在最迟办结：{ $due }
    原因：{ $reason }
news-update-promised = 【{ $number }】{ $category }：最迟 { $day } 再告诉您进展。
# 给办事的人
news-class-changed = 【{ $number }】级别改为“{ $klass }”，最迟办结：{ $due }。
news-extend-granted = 【{ $number }】{ $category } 同意延期 { $days } 个工作日，最迟办结：{ $due }。
news-extend-declined = 【{ $number }】{ $category } 没有同意延期，最迟办结：{ $due }。
news-order = 【{ $number }】{ $category } 是 12345 工单 { $order }，要求 { $day } 办完。请最迟 { $due } 办好。
# 给上一级
news-extend-asked =
    【{ $number }】{ $category }，{ $handler }申请延期 { $days } 个工作日。
    原因：{ $reason }
    地点：{ $place }
    现在最迟办结：{ $due }
button-extend-grant = 同意延期
button-extend-decline = 不同意

# 卡片上，办结以外还有什么期限，只给办事的人看
due-and-besides =
    { $due }
    { $besides }
owing-plan = 拿出方案：最迟 { $due }
owing-milestone = { $name }：最迟 { $due }
owing-update = 再告诉居民进展：最迟 { $due }
owing-order = 12345 工单 { $order }：最迟 { $due }
button-contacted = 已联系
button-milestone = { $name }做到了

# 待办：还剩多少时间
todo-line = { $line } · { $left }
left-nothing = 不计时
left-today = 今天 { $at }
left-until = 到 { $at }
left-late-today = 今天 { $at } 已过期
left-late-days = 已过期 { $days } 天

# 级别
class-simple = 简单
class-ordinary = 一般
class-complex = 复杂
class-emergency = 突发
class-utility = 水电气热
class-question = 咨询

# 为什么是这个期限
why =
    【{ $number }】现在是“{ $state }”。
    { $clocks }
why-kept = { $promise }：{ $at } 做到了
promise-acknowledge = 签收
promise-contact = 联系居民
promise-plan = 拿出方案
promise-milestone = { $name }
promise-finish = 办结
promise-review = 挂账再看
promise-follow-up = 回访
promise-update = 告诉居民进展
promise-order = 12345 工单
promise-verify = 核实
why-acknowledge = 签收：{ $limit }内
why-contact = 联系居民：{ $limit }内
why-plan = 拿出方案：{ $limit }内
why-milestone = { $name }：{ $limit }内
why-finish = 办结：{ $limit }内
why-verify = 核实：{ $limit }内
why-follow-up = 回访：结案后 { $limit }
why-review = 挂账再看
why-update = 答应再告诉居民进展
why-order = 12345 工单，比要求的日子提前一个工作日
why-paused = 从 { $since } 起停着，不计时

# 办不到的时候
refusal-no-contact-owed = 【{ $number }】不用再记：已经联系过，或者没有约定联系期限。
refusal-no-milestone = 【{ $number }】没有还要报的阶段。
refusal-class-already = 【{ $number }】本来就是“{ $klass }”。
refusal-extend-only-complex = 【{ $number }】不能延期：只有正在办的“复杂”事项可以。现在办不了请“挂账”，说明原因。
refusal-extended-already = 【{ $number }】已经延过 { $days } 个工作日了，只能延一次。
refusal-extend-too-late = 【{ $number }】已经过期了，不能再延期。现在办不了请“挂账”，说明原因。
refusal-extend-too-long = 延期最多 { $most } 个工作日。
refusal-nobody-above = 【{ $number }】上一级现在没有人收得到消息，没法请人同意延期。
refusal-update-day = 最早今天下班前，最晚 { $latest }，请另说一天。
refusal-order-day = 这个日子已经过了，请看看工单上的期限。
refusal-no-order = 【{ $number }】没有对应的工单。
