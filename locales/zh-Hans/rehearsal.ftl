### 彩排：剧本里的字，和照着剧本演一遍以后说的话。剧本怎么写，见 docs/rehearsals.md。
### play- 和 mark- 开头的是写剧本用的字，几种写法用“|”隔开；三种语言的字随时都认得。

# 剧本开头
play-town = 小镇
play-time = 时间
play-cast = 角色
play-stranger = 陌生人 | 生人
play-unbound = 没绑定的群

# 谁做什么、听到什么，跟在名字后面
play-taps = 点 | 按
play-blocks = 拉黑了机器人
play-hears = 听到 | 看到
play-hears-only = 只听到 | 只看到
play-hears-not = 没听到 | 没看到
play-hears-nothing = 没有听到任何话 | 什么也没听到

# 时间和机器
play-wait = 过了
play-until = 到
play-outage = 停机
play-restart = 重启
play-notice = 公布
play-minutes = 分钟
play-hours = 小时 | 个小时
play-days = 天

# 方括号里的字
mark-photo = 照片
mark-no-photo = 不是照片
mark-place = 位置
mark-sticker = 表情
mark-reply = 回复
mark-repeat = 重复
mark-choice = 选项

# 剧本写错了
rehearsal-not-utf8 = 从这一行起不是 UTF-8 编码。
rehearsal-needs-town = 剧本开头要写在哪个小镇，比如“小镇：yueyang-lou”。
rehearsal-needs-time = 剧本开头要写几点开始，比如“时间：2026-05-08 15:00”。
rehearsal-needs-cue = 剧本里还没有人说话。
rehearsal-time-wrong = 看不懂这个时间。写成“2026-05-08 15:00”。
rehearsal-header-late = 这样的行要写在剧本开头。
rehearsal-header-twice = 这一行前面写过了。
rehearsal-cast-wrong = 写成“名字 = 小镇里的名字”。
rehearsal-line-wrong = 看不懂这一行。
rehearsal-nothing-said = 这里没有写话。
rehearsal-continues-nothing = 这一行缩进了，可是前面没有可以接着写的话。
rehearsal-mark-unknown = 不认得方括号里的“{ $mark }”。
rehearsal-mark-not-here = 方括号里的“{ $mark }”不能写在这里。
rehearsal-mark-wrong = 方括号里的“{ $mark }”没写对。
rehearsal-too-many-photos = 一句话最多带 { $most } 张照片。
rehearsal-no-town = 没有这个小镇：{ $town }
rehearsal-town-wrong = 小镇文件 { $file } 第 { $line } 行：{ $what }
rehearsal-nobody = 小镇里没有叫“{ $name }”的人。
rehearsal-no-group = 小镇里没有叫“{ $name }”的群。
rehearsal-several = “{ $name }”不止一个，请写小镇文件里的 key。
rehearsal-no-phone = “{ $name }”没有演示用的账号。
rehearsal-group-is-silent = 群自己不会说话，请写“某人（{ $name }）”。

# 演的时候
rehearsal-not-heard = 没有听到。
rehearsal-heard-only = 听到 { $count } 条新消息，应当只有这一条。
rehearsal-heard-anyway = 不该听到的听到了：{ $text }
rehearsal-heard-something = 应当什么也没听到，却听到了：{ $text }
rehearsal-no-button = 没有写着“{ $label }”的按钮。
rehearsal-no-message = 没有可以回复的这句话：“{ $text }”
rehearsal-time-passed = 那个时刻已经过去了。
rehearsal-notice-wrong = 放假通知看不懂：{ $what }
rehearsal-dead-letter = 有一封来信处理不了。
rehearsal-not-delivered = 有 { $count } 条消息没有送到。

# 演完了
rehearsal-trouble = { $where }  { $what }
rehearsal-well = { $file }：演完了，都对。
rehearsal-badly = { $file }：有 { $count } 处不对。
