### 问答：你好、帮助、进度、谁负责、为什么、语言。

hello =
    您好，我是{ $town }的邻长小助手。
    哪里坏了、脏了、堵了，拍张照片、写一句话发给我，我找负责的人，一直盯到办好。
    回数字就行：
menu = 要做什么？回数字就行：
button-menu-report = 上报问题
button-menu-mine = 我报过的
button-menu-who = 谁负责
button-menu-help = 怎么用
help =
    发一张照片，写一句“4栋2单元楼道灯坏了”，就报上来了。
    报完有编号，比如 26-0031。
    问进度：写“进度 26-0031”
    看自己的：写“我的”
    问谁管：写“谁负责 4栋2单元”
    问期限怎么算的：写“为什么 26-0031”
    替邻居报：写“代报 3栋501 水管漏水”
    不想露名字：写“匿名上报 ……”
    补一句话：写“补充 26-0031 ……”
    换语言：写“语言”
    登记住址：写“我家”
    我记着您什么、要我删掉：写“我的资料”
    大家议什么：写“议事”；投票：写“议12 2”；看自己投的：写“我的票”
    给小区出主意：写“金点子 ……”；大家在议的事：写“议题”
    中途不想报了：写“取消”
    有编号的选项，回数字就行。
help-staff =
    收到新事：点“签收”，或写“签收 26-0031”。
    自己去办：写“我来办 26-0031”
    办好了：发照片，写“办结 26-0031”
    不归您管：写“转派 26-0031”或“退单 26-0031”
    现在办不了：写“挂账 26-0031”
    退回来的：写“派单 26-0031”
    两件是一件：写“合并 26-0032 26-0031”
    类别或地点不对：写“改类别 26-0031”“改地点 26-0031”
    联系过居民：写“已联系 26-0031”
    约好哪天再说：写“进度 26-0031 12月1日”
    复杂的事：写“方案 26-0031 ……”“延期 26-0031 ……”
    级别不对、12345 工单（主管）：写“改级别 26-0031”“12345 26-0031”
    手上的事：写“待办”；一周的事：写“周报”；一个月的数：写“月报”
    请人加入：写“邀请”
    不在几天：写“请假 11月23日 到 11月25日”，早回来写“销假”
    换人办：写“交接 小王”；谁在值班：写“值班”
    自己的任务：写“任务”；派给人：写“任务 小王 12月1日 ……”
    大家商议：写“提交议事 26-0031”“议题 ……”“开会 议事会 周五 19:30”；派决议的任务：写“任务 决议3 小王 12月1日 ……”
    开会、公示：写“会议 周五 15:00 ……”“公示 15 ……”；走访：写“全走访”
    请大家议一件事：写“议事 充电桩放哪里 / 东门 / 西门 到周日20点”；随口问问：写“问一下 周六来不来 来/不来”
    选人：写“选举 楼栋长”；各处各投：写“分发 议12”；看各处的结果：写“汇总 议13”
    期限怎么算的：写“为什么 26-0031”
    补一句话：写“补充 26-0031 ……”
    居民的说法也都能用：进度、我的、谁负责、代报、匿名上报、语言、取消。
    有编号的选项，回数字就行。
help-in-group =
    在群里上报：发照片，写一句哪里怎么了；或者写“上报 4栋楼道灯坏了”。
    看大家在议什么：写“/议事”；投票：按卡片下面的按钮，或者写“议12 2”。
    别的请私下问我，写“帮助”。
cannot-read-this = 这个我看不懂。请写一句话，或者发张照片。
cannot-read-contact = 不用发联系人，别人的电话请不要留在这里。要报问题，请写一句话，或者发张照片。
cannot-read-voice = 录音我听不了。请写一句话，或者发张照片。
start-in-private = 请点我的头像，私下跟我说。
cancelled = 好，刚才的不算，什么也没留下。
language-which = 您想用哪种语言？
language-name-zh-Hans = 简体中文
language-name-zh-Hant = 繁體中文
language-name-en = English
language-set = 好，以后跟您说简体中文。
something-went-wrong = 我这边出了点问题，您的话留着没丢，工作人员会处理。故障号 { $id }

# 进度
progress =
    【{ $number }】{ $category }
    { $words }
    地点：{ $place }
    谁负责：{ $handler }
    最迟办结：{ $due }
    现在：{ $state }
    { $history }
progress-impersonal =
    { $card }
    这件事过去很久了，是谁报的已按规定期限清除。
progress-anonymous =
    { $card }
    这件事过去很久了，是谁报的、说了什么，都已按规定期限清除。
progress-line = { $at } { $what }
event-report = 居民上报
event-accept = 立案
event-dispatch = 派单
event-acknowledge = 签收
event-take = 开始办
event-transfer = 转派
event-return = 退单
event-finish = 办好，等核实
event-suspend = 挂账
event-resume = 恢复办理
event-verify = 核实通过
event-dispute = 没解决，重新办
event-close = 结案
event-reopen = 重办
event-reject = 不予受理
event-merge = 并入另一件
event-withdraw = 撤回
event-note = 有补充
event-revise = 上报的人改了自己的话
event-support = 又有一户同样问题
event-correct = 改了类别或地点
event-handed-over = 换了经办人
event-regrade = 改了级别
event-contacted = 联系过居民
event-plan = 有了方案
event-milestone = { $name }做到了
event-promise-update = 说好了哪天再告诉进展
event-recount = 时限随放假安排重新数过
event-extended = 同意延期
mine = 跟您有关的事，回数字看详情：
mine-empty = 您还没有报过事。发一张照片，写一句话，就报上来了。
todo = 等您办的事，回数字看详情：
todo-empty = 现在没有等您办的事。

# 谁负责
who =
    { $place }：
    { $people }
who-for-matter =
    { $place }：
    { $category }归{ $handler }管。
    { $people }
who-line = { $grid } { $role }：{ $name }
who-line-role = { $grid } { $role }
who-nobody = 这里还没有登记负责人。
who-where = 问哪里？写楼栋，比如“4栋2单元”。

# 一下子说得太多
flood-messages = 您发得太快，我来不及听。请等到 { $until } 再说，在那以前说的我先不办。危险的事随时可以说。
flood-group = 一下子叫我的人太多，我来不及听。请等到 { $until } 再说，急事请私下告诉我。危险的事随时可以说。
flood-danger = 您刚才报的危险都转给负责的人了。眼前有危险，请马上打 110、119 或 120。{ $until } 以后您可以再跟我说。
