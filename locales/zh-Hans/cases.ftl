### 办事：签收、转派、退单、办结、挂账、核实、重办，以及问话和回话。

# 办事的人做完一步，给他本人的回话
done-acknowledge = 签收了【{ $number }】。最迟办结：{ $due }。办好了点“办结”，发张照片。
done-take = 好，【{ $number }】交给您了。最迟办结：{ $due }。办好了点“办结”，发张照片。
done-finish = 【{ $number }】办好了，记下了，正在请人核实。
done-pass-on = 【{ $number }】已转给{ $handler }。
done-return = 【{ $number }】已退单，社区会重新派。
done-suspend = 【{ $number }】已挂账，{ $day } 再看。原因：{ $reason }
done-resume = 【{ $number }】恢复办理。停下的时间补上了，最迟办结：{ $due }。
done-verify = 谢谢！【{ $number }】结案了。三个工作日后，会再问一问报的人还好不好。
done-again = 知道了，【{ $number }】重新办，编号不变。最迟办结：{ $due }。
done-withdraw = 【{ $number }】已撤回。
done-reject = 【{ $number }】不予受理，已经告诉居民。
done-satisfied = 那就好，谢谢您告诉我【{ $number }】还好。
done-correct =
    改好了。【{ $number }】{ $category }，{ $place }
    谁负责：{ $handler }
    最迟办结：{ $due }
done-note = 【{ $number }】记下了，已经转告。
done-note-recorded = 【{ $number }】录音我收好了，跟这件事放在一起。可是我听不懂话，办好了请写“办结 { $number }”。
done-shown = 【{ $number }】照片加上了。

# 缺什么问什么
ask-finish = 【{ $number }】怎么办好的？发张照片最好；没有照片，写一句或选一项。
ask-finish-recorded = 【{ $number }】录音我收好了，跟这件事放在一起。可是我听不懂话，怎么办好的请选一项、写一句，或者发张照片。
ask-handler = 【{ $number }】转给谁？
ask-transfer = 为什么转？写一句或选一项。
ask-return = 【{ $number }】为什么退？写一句或选一项。
ask-suspend = 【{ $number }】为什么现在办不了？写一句或选一项。
ask-review-day = 【{ $number }】哪天再看？选一项，或者写日期，比如“12月1日”。
ask-dispute = 【{ $number }】哪里没解决？写一句（可以带照片），或选一项。
ask-reopen = 【{ $number }】怎么又不行了？写一句（可以带照片），或选一项。
ask-reject = 【{ $number }】为什么不受理、该找谁？写一句或选一项。
ask-category = 【{ $number }】应该是哪一类？
ask-place = 【{ $number }】应该在哪里？写楼栋，比如“4栋2单元”，或选一项。
ask-note = 【{ $number }】要补充什么？写一句或发张照片。
ask-which-case = 是哪一件？（{ $move }）
choice-in-a-week = 一周后（{ $day }）
choice-in-a-fortnight = 两周后（{ $day }）
choice-in-a-month = 一个月后（{ $day }）

# 可以选的原因和说明
reason-own = { $words }
reason-see-photo = 见照片
reason-not-our-trade = 不归我们这行管
reason-not-our-area = 不在我们的地段
reason-needs-another = 要别的单位一起办
reason-waiting-for-parts = 等材料
reason-waiting-for-money = 等经费
reason-waiting-for-weather = 等天气
reason-fixed-no-photo = 修好了，不方便拍照
reason-cleared-no-photo = 清理了，不方便拍照
reason-explained = 已向居民说明
reason-still-broken = 还是坏的
reason-partly-fixed = 只好了一部分
reason-broke-again = 又坏了
reason-nobody-came = 没见人来
reason-not-a-matter = 不是社区能办的事
reason-court-or-police = 请找法院或派出所
reason-outside-area = 不在本辖区，请找当地社区

# 办不到的时候
refusal-not-now = 【{ $number }】现在是“{ $state }”，不能这样办。
refusal-not-yours = 【{ $number }】这一步不归您办。
refusal-needs-reason = 请写一句原因。
refusal-needs-review = 请说哪天再看。
refusal-needs-feedback = 请发张照片，或写一句怎么办好的。
refusal-needs-handler = 请说转给谁。
refusal-no-such-case = 没有找到【{ $number }】，请看看编号对不对。
refusal-nothing-to = 您手上没有可以“{ $move }”的事。
refusal-which-case = 是哪一件？请带上编号，比如“签收 26-0031”。
refusal-which-number = 请带上编号，比如“进度 26-0031”。
refusal-case-ended = 【{ $number }】已经了结了。还有问题请另报一件。
refusal-your-own-case = 【{ $number }】就是您报的，有结果告诉您。
refusal-review-day = 再看的日子最早是明天，最晚是 { $latest }。
refusal-shown-enough = 照片已经有 { $most } 张了，够看清楚了，后面的没有加。
refusal-too-late-to-reopen = 【{ $number }】结案超过 { $days } 天了，请另报一件。
refusal-in-private = 这个请私下问我，群里不方便说。
refusal-too-late-to-correct = 【{ $number }】现在是“{ $state }”，改不了了。有补充请写“补充 { $number } ……”。
refusal-old-button = 这个按钮过期了。请写“进度”加编号，看最新情况。
refusal-not-your-button = 这个按钮不是给您的。
refusal-no-such-choice = 没有这一项，请选 1 到 { $most }。

# 并案：前一件并入后一件
ask-merge = 【{ $number }】和哪一件是同一件？写那一件的编号。
done-merge = 【{ $number }】已并入【{ $into }】。
refusal-same-case = 【{ $number }】不能并入它自己，请写另一件的编号。

# 一下子报得太多
refusal-too-many = { $minutes } 分钟里最多报 { $most } 件，请歇一会儿再报。危险的事不算在内，请马上说。
refusal-too-many-dangers = 您刚才报的 { $most } 件危险的事都转给负责的人了。眼前有危险，请马上打 110、119 或 120。
refusal-too-many-drafts = 您在别的群里还有 { $most } 件没报完。请先把那边的报完，或在那边说“取消”。
