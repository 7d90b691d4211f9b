### 居民和工作人员会打的字。每行一个意思，几种说法用“|”隔开；三种语言的说法随时都听得懂。
### 前面加“/”总是命令，这里不用写“/”。大小写、全角半角不分。同一个说法只能有一个意思。

# 说一件事
typed-report = 上报 | 报修 | 反映 | 我要上报 | 我要报修
typed-report-for = 代报 | 帮人报 | 帮邻居报
typed-report-anonymous = 匿名上报 | 匿名
typed-same = +1 | 加1 | 加一 | 同样的问题 | 我家也是 | 我家也有 | 我也遇到了

# 问一件事
typed-progress = 进度 | 查进度 | 查询进度
typed-mine = 我的 | 我的上报 | 我的案件
typed-who = 谁负责 | 谁管 | 归谁管
typed-why = 为什么 | 为啥
typed-todo = 待办 | 我的待办
typed-week = 周报 | 周例会
typed-month = 月报 | 本月
typed-help = 帮助 | 怎么用 | 使用说明
typed-menu = 菜单 | 主菜单
typed-language = 语言 | 切换语言
typed-start = 开始 | 你好 | 您好 | 你好啊 | 在吗 | 有人吗
typed-home = 我家 | 我的住址 | 登记住址
typed-leave-home = 退出 | 搬走了 | 我搬走了
typed-invite = 邀请
typed-accounts = 我的账号 | 合并账号
typed-called = 我叫 | 叫我 | 我的称呼 | 改称呼
typed-pings-here = 通知发到这里 | 以后通知发到这里 | 默认用这里
typed-pings-on-telegram = 默认用Telegram | 通知发到Telegram | 默认用电报 | 通知发到电报
typed-pings-on-wechat = 默认用微信 | 通知发到微信
typed-pings-on-wecom = 默认用企业微信 | 通知发到企业微信
typed-households = 我的住户 | 我的住家
typed-own-data = 我的资料 | 我的信息 | 我的数据 | 你记了我什么
typed-forget-me = 忘掉我 | 忘了我 | 删除我的资料 | 注销
typed-stay = 不删了 | 别删了 | 不要删

# 办一件事
typed-acknowledge = 签收
typed-take = 我来办 | 我来处理
typed-transfer = 转派 | 转办
typed-dispatch = 派单
typed-return = 退单 | 退回
typed-finish = 办结 | 办好了 | 办完了 | 修好了
typed-suspend = 挂账
typed-resume = 恢复办理 | 恢复 | 继续办理
typed-note = 补充 | 进展
typed-noted = 已了解 | 知道了 | 我知道了
typed-reject = 不予受理
typed-merge = 合并 | 并案
typed-correct-category = 改类别
typed-correct-place = 改地点
typed-contacted = 已联系 | 联系过了 | 已联系居民
typed-plan = 方案
typed-extend = 延期 | 申请延期 | 延长
typed-order = 12345 | 工单
typed-correct-class = 改级别

# 说办得怎么样
typed-verify = 解决了 | 已解决 | 已经解决 | 好了 | 已经好了
typed-dispute = 没解决 | 没有解决 | 还没解决 | 未解决 | 还没好 | 没修好 | 还没修好
typed-reopen = 重办 | 重新办理
typed-withdraw = 撤回 | 撤销

# 谁来做
typed-leave = 请假 | 我请假 | 我要请假
typed-back = 销假 | 销假了
typed-hand-over = 交接 | 工作交接
typed-undo-handover = 撤销交接 | 取消交接
typed-on-duty = 值班 | 值班表
typed-off-duty = 取消值班 | 值班 取消

# 派人做事
typed-tasks = 任务 | 我的任务 | 派任务
typed-meeting = 会议
typed-notice = 公示
typed-forward = 转发 | 转到群里 | 转到微信群
typed-sweep = 全走访 | 两小时全走访
typed-sweep-now = 紧急全走访 | 全走访 紧急 | 全走访紧急

# 群归哪里
typed-bind = 绑定 | 绑定群
typed-unbind = 解绑 | 解除绑定

# 答一句话
typed-yes = 是 | 是的 | 对 | 对的 | 好 | 好的 | 可以 | 确认 | 确定
typed-no = 否 | 不 | 不是 | 不对 | 不用 | 不要 | 没有
typed-skip = 跳过 | 没照片
typed-done = 就这些 | 没有了 | 发完了
typed-cancel = 取消 | 算了 | 不用了 | 算了不用了

# 编号前面和后面可以带的字，例如“选1”“第一个”“1号”
choice-before = 选 | 我选 | 选择 | 第 | 选第 | 我选第
choice-after = 个 | 号 | 项

# 这些字打头的，“我叫”后面可以不空格
surnames = 王 | 李 | 张 | 刘 | 陈 | 杨 | 黄 | 赵 | 吴 | 周 | 徐 | 孙 | 马 | 朱 | 胡 | 郭 | 何 | 林 | 高 | 罗 | 郑 | 梁 | 谢 | 宋 | 唐 | 许 | 韩 | 邓 | 冯 | 曹 | 彭 | 曾 | 肖 | 萧 | 田 | 董 | 潘 | 袁 | 蔡 | 蒋 | 余 | 于 | 杜 | 叶 | 程 | 魏 | 苏 | 吕 | 丁 | 沈 | 任 | 姚 | 卢 | 傅 | 钟 | 姜 | 崔 | 谭 | 廖 | 范 | 汪 | 陆 | 金 | 石 | 戴 | 贾 | 韦 | 夏 | 邱 | 方 | 侯 | 邹 | 熊 | 孟 | 秦 | 白 | 江 | 阎 | 薛 | 尹 | 段 | 雷 | 黎 | 史 | 龙 | 陶 | 贺 | 顾 | 毛 | 郝 | 龚 | 邵 | 万 | 钱 | 严 | 赖 | 覃 | 洪 | 武 | 莫 | 孔 | 向 | 汤 | 欧阳 | 小 | 老

# 投票：议题的号码前面打什么；“议12 同意”
typed-open-poll = 议事 | 投票 | 表决 | 发起议事
typed-straw = 问一下 | 问问大家 | 征集意见 | 意向征集
typed-polls = 议事 列表 | 议事列表 | 投票列表
poll-before = 议
typed-vote-for = 同意 | 赞成 | 我同意
typed-vote-against = 反对 | 不同意 | 我反对
typed-abstain = 弃权
typed-my-votes = 我的票 | 我的投票
typed-record-ballot = 代录 | 录票
typed-entrust = 委托 | 委托投票
typed-observe = 监票 | 监票人

# 选举、分步议、分发到各处
typed-next-stage = 接着 | 下一步
typed-change-stage = 改下一步
typed-hand-out = 分发
typed-roll-up = 汇总
typed-elect = 选举
typed-stand = 我参选 | 我要参选 | 报名参选
typed-nominate = 提名
typed-stand-down = 退选 | 我退选
typed-take-office = 就任

# 议事开了以后
typed-close-early = 提前截止 | 提前结束
typed-add-to-roll = 增补 | 增补入册
typed-annul = 作废
typed-object = 异议 | 我有异议
typed-answer = 答复

# 大家商议
typed-topics = 议题
typed-propose = 提交议事
typed-council = 开会
typed-attended = 到会
typed-resolutions = 决议
typed-resolution-task = 任务 决议 | 决议任务
typed-steps = 一征三议 | 一征三议两公开 | 一征三议 议题 | 一征三议两公开 议题
typed-ideas = 金点子
typed-support-idea = 支持 金点子 | 支持金点子
typed-merge-ideas = 合并 金点子 | 合并金点子
