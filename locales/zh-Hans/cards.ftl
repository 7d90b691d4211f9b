### 案件卡片：一件事在不同人眼里的样子。事情有了变化，卡片原地更新。

# 居民收到的回执，一对一
card-reporter =
    【{ $number }】{ $category }
    { $words }
    地点：{ $place }
    谁负责：{ $handler }
    最迟办结：{ $due }
    现在：{ $state }
# 负责处理的人看到的卡片，一对一
card-lead =
    【{ $number }】{ $category }
    { $words }
    地点：{ $place }
    谁报的：{ $reporter }
    最迟办结：{ $due }
    现在：{ $state } · { $handler }
# 邻长、楼栋长看到的卡片，一对一
card-neighbour =
    您这一片有件事【{ $number }】{ $category }
    { $words }
    地点：{ $place }
    谁负责：{ $handler }
    最迟办结：{ $due }
    现在：{ $state }
# 居民群里的卡片：没有姓名、门牌和原话
card-group =
    【{ $number }】{ $category } · { $grid }
    谁负责：{ $handler }
    最迟办结：{ $due }
    现在：{ $state }
# 负责的单位联系不上，换一位来管
card-in-place =
    { $handler }现在联系不上，请您先管一管：
    【{ $number }】{ $category }
    { $words }
    地点：{ $place }
    谁报的：{ $reporter }
    最迟办结：{ $due }
    现在：{ $state } · { $handler }
# 转走以后，原来的处理人看到的卡片
card-passed-on = 【{ $number }】{ $category } 已转给{ $handler }，不用您办了。
# 列表里的一行
card-line = { $number } { $category } · { $grid } · { $state }

handler-on-the-spot = { $person }（就地处理）
handler-only = { $handler }
handler-and-person = { $handler }（{ $person }）
reporter-named = { $name }
reporter-for = { $name }，代 { $other } 报
reporter-unnamed = 匿名居民
due-at = { $at }
due-provisional = { $at }（暂定，放假通知还没出）
due-none = 不再计时
words-said = “{ $words }”
words-none = （没有写字）
words-cleared = （内容已按规定期限清除）
words-photo = （新照片）
words-recorded = （一段录音）
feedback-said = “{ $words }”
feedback-photo = 见照片

# 地点
place-grid = { $grid }
place-building = { $grid } { $building }
place-entrance = { $grid } { $building }{ $unit }单元
place-room = { $grid } { $building }{ $unit }{ $room }
place-unit = { $unit }单元

# 状态
state-and-supporters = { $state }，还有 { $supporters } 人有同样问题
state-reported = 已上报
state-accepted = 已立案
state-dispatched = 已派单，等签收
state-acknowledged = 已签收
state-in_progress = 正在办
state-handled = 已办好，等核实
state-verified = 核实通过
state-closed = 已结案
state-returned = 已退单，等重新派
state-suspended = 挂账
state-rejected = 不予受理
state-merged = 并入另一件
state-withdrawn = 已撤回

# 按钮
move-accept = 立案
move-dispatch = 派单
move-acknowledge = 签收
move-take = 我来办
move-transfer = 转派
move-return = 退单
move-finish = 办结
move-suspend = 挂账
move-resume = 恢复办理
move-verify = 解决了
move-dispute = 没解决
move-close = 结案
move-reopen = 重办
move-reject = 不予受理
move-merge = 合并
move-withdraw = 撤回
button-correct-category = 改类别
button-correct-place = 改地点
button-support = 我家也是（+1）
button-satisfied = 还是好的
button-not-satisfied = 又不行了
choice-named = { $name }
choice-place = { $place }
choice-place-within = { $place }（{ $outer }）
choice-case = { $line }

# 群里的卡片，改成了不公开的类别以后
card-quiet = 【{ $number }】这件事改为私下办，群里不再显示。
