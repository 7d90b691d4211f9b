### 命令行：管理员在服务器上看到的话。

cli-help =
    邻长：听居民说哪里坏了，找负责的人，一直盯到办好。

    想看看是什么样：linzhang demo
cli-demo-help = 用样板小镇演示：在网页上同时当居民、邻长和工作人员。按 Ctrl+C 停止。
cli-demo-port = 网页的端口。
cli-demo-town = 换成自己的小镇（文件夹）。
cli-demo-fresh = 从头开始，忘掉上次演示。
cli-run-help = 按设置运行已导入的小镇。设置写在 linzhang.toml 或环境变量 LINZHANG_… 里。
cli-rehearse-help = 照着剧本把对话演一遍，看每个人听到的话对不对。
cli-import-help = 导入小镇文件夹。有错就一次说全，什么也不改；再导一次只更新，不重复。
cli-check-help = 用大白话说说设置和小镇有没有问题。给出文件夹，就只检查那个小镇文件。
cli-dead-letters-help = 没有办的来信：看一看，再试一次，或者删掉。
cli-list-help = 列出没有办的来信和原因，不显示内容。
cli-show-help = 说说一封没有办的来信，不显示内容。
cli-retry-help = 让这些来信再办一次。不写编号就是全部，发得太快的除外。
cli-drop-help = 删掉这些来信的内容，删前再问一次。
cli-letter-reason = 只管因为这个原因没有办的：unreadable 读不懂，failing 一再出错，flood 发得太快。
cli-drop-yes = 不再问，直接删。

cli-demo-ready = 演示准备好了，请打开 { $address } （按 Ctrl+C 停止）
cli-run-town = 小镇：{ $town }
cli-run-ready = 已运行：{ $address } （按 Ctrl+C 停止）
cli-run-no-channel = 还没有接上任何聊天平台；想先在网页上试，请在 linzhang.toml 里写 lab = true。
cli-stopped = 已停止。

cli-mistake = { $where }  { $what }
cli-mistakes = 一共 { $count } 处要改。什么也没有导入。
cli-warning = 提醒 { $where }  { $what }
cli-no-town = 还没有导入小镇。先运行：linzhang import 文件夹
cli-newer-database = 这个数据库是更新版本的邻长写的。请升级程序，或用升级前的备份。
cli-wrong-setting = 设置 { $name } 不对（{ $file } 或环境变量）：{ $what }
cli-bad-file = { $file } 不是正确的 TOML：{ $what }
cli-system = 系统说：{ $what }
cli-imported = { $town } 导入好了：{ $grids } 个网格，{ $buildings } 栋楼，{ $households } 户，{ $people } 人，{ $posts } 个任职。
cli-check-setting = { $name } = { $value }
cli-check-not-writable = { $folder } 写不进去，照片没处放。
cli-check-disk = 磁盘还空 { $megabytes } MB。
cli-check-little-disk = 磁盘只空 { $megabytes } MB 了，请尽快清理。
cli-check-town = { $town }：{ $grids } 个网格，{ $buildings } 栋楼，{ $categories } 类事。
cli-check-no-gaps = 每类事在每个网格都有人负责。
cli-check-gaps = 有 { $count } 处没有专人负责，都归{ $fallback }：
cli-check-gap = { $grid }：{ $category }
cli-dead-letter = 第 { $id } 封，{ $channel }，{ $at }，{ $reason }，日志编号 { $error }
cli-letter =
    第 { $id } 封：{ $reason }
    渠道：{ $channel }，平台编号 { $update }
    收到：{ $at }，{ $bytes } 字节
    试过：{ $tries } 次，错误 { $kind }，日志编号 { $error }
cli-reason-unreadable = 读不懂（升级程序后可以再试）
cli-reason-failing = 一再出错
cli-reason-flood = 发得太快
cli-dead-letters = 处理不了的来信一共 { $count } 封。
cli-floods = 另有 { $count } 封发得太快，没有办（要看：linzhang dead-letters list --reason flood）。
cli-no-such-letter = 没有第 { $id } 封。
cli-retried = { $count } 封来信会再处理一次。
cli-drop-which = 要删哪几封？请写编号，或用 --reason 写原因。
cli-drop-sure = { $count } 封来信的内容要删掉，找不回来。真的删吗？
cli-dropped = 删掉了 { $count } 封来信的内容。
