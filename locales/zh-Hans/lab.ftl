### 体验页面 /lab：几部手机并排，上面一只可以往前拨的钟。只给试用的人看，居民和工作人员在自己的聊天软件里见不到这些话。

# 页面标题，和标题旁的小印章（一个字）。
lab-title = 邻长体验台
lab-mark = 邻

# 机器人在聊天里叫什么；群里叫它一声用的名字，用 | 隔开。
lab-bot-name = 邻长
lab-bot-mentions = @邻长

# 读屏和键盘用户先听到的一句。
lab-skip = 跳到手机

# 这种语言自己的名字，写在语言开关上。
lab-language = 简体
lab-languages = 页面语言

# 把字放大的开关。
lab-large = 大字

# 钟：现在几点，和三个往前拨的按钮。
lab-clock = 小镇的时钟
lab-now = 现在
lab-next = 到下一个时刻
lab-next-none = 没有等着的时刻
lab-hour-on = +1 小时
lab-day-on = +1 天
lab-day = { $day }
lab-moment = { $at }

# 接下来会催的事：一步一格，什么时候、哪一件、到了哪一步、告诉谁。点一格，钟就拨到那一刻。
lab-ahead = 接下来
lab-ahead-hint = 点一格，时间就到那一刻。
lab-ahead-none = 眼下没有会催的事。
lab-ahead-subject = { $subject }
lab-ahead-promise = { $promise } · { $height ->
    [soon] 快到期
    [end] 到期
   *[late] 过期
    }
lab-ahead-run = 任务
lab-ahead-whom = 告诉 { $people }
lab-ahead-between = 、
lab-ahead-nobody = 没有人可告诉，再往上

# 正在表决：每一件有多少票，到什么时候。票数还不公布的只说名册多大、到什么时候。
lab-polls = 正在表决
lab-poll = 议{ $serial }
lab-poll-share = { $voted } / { $size } 票
lab-poll-hidden = 截止后公布票数，名册 { $size } 票
lab-poll-until = 到 { $at } 为止

# 手机的抬头：谁、什么身份、在哪个聊天里。
lab-phones = 手机
lab-role = { $role }
lab-resident = 居民
lab-private = 与邻长私聊
lab-phone = { $name }，{ $chat }
lab-messages = { $name } 手机上的消息
lab-new = 有新消息
lab-newer = 看新消息

# 消息：改过的记号、照片、选项、回复。
lab-edited = 有更新
lab-photo = { $name } 发的照片 { $number }
lab-photo-waiting = 正在看照片
lab-photo-refused = 这张照片打不开
lab-photo-large = 照片大图
lab-close = 关闭
lab-choices = 选项
lab-reply = 回复
lab-reply-to = 回复 { $name } { $time } 的消息
lab-replying = 正在回复
lab-reply-stop = 不回复了

# 输入框和它旁边的按钮。
lab-write = 说点什么
lab-write-as = 以 { $name } 的身份说话
lab-pick = 添加照片
lab-picked-none = 不发照片了
lab-send = 发送
lab-sending = 正在发送

# 空手机上的提示：居民私聊、居民群里、工作人员。
lab-try-private = 试试：添一张照片，写“楼道灯坏了”，发送。
lab-try-group = 试试：写“@邻长 楼道灯坏了”，发到群里。
lab-try-staff = 有事派来，会在这里出现。

# 出了岔子。
lab-away = 连不上服务。您写的还在，稍后再发。
lab-reconnecting = 连接断了，正在重连
lab-failed = 没有做成，请再试一次。
lab-not-kept = 没记上，请重试。
lab-too-large = 照片一次最多 10 张，每张最大 10 MB。
lab-too-slow = 传得太慢，没有收全。请换个好点的网络再试。
lab-nothing-said = 写几个字，或者选一张照片。
lab-no-phone = 没有这部手机，请刷新页面。
lab-not-understood = 看不懂这个请求，请刷新页面。
lab-no-town = 还没有小镇。请先用 linzhang import 导入一个。
lab-no-phones = 这个小镇没有配手机。请在小镇文件里写上 [[lab]]，再导入一次。
