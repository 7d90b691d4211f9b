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
cli-dead-letters-help = 处理不了的来信：看一看，再试一次。
cli-list-help = 列出处理不了的来信。
cli-retry-help = 让这些来信（不写编号就是全部）再处理一次。

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
cli-dead-letter = 第 { $id } 封，{ $channel }，{ $at }，日志编号 { $error }
cli-dead-letters = 处理不了的来信一共 { $count } 封。
cli-no-such-letter = 没有第 { $id } 封。
cli-retried = { $count } 封来信会再处理一次。
