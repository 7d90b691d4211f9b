### 备份、恢复、检查、体检、注销：管理员在服务器上看到的话。

cli-backup-help = 备份数据库、照片和录音，当场检查。服务不用停。
cli-backup-to = 备份放在哪个文件夹。
cli-backup-keep = 留最近几份，更旧的删掉。
cli-restore-help = 把一份备份恢复到空的地方。
cli-restore-to = 恢复到哪个文件夹，不写就按设置。
cli-restore-check = 只试一试能不能恢复，什么也不留下。
cli-verify-help = 检查存下的一切：流水、负责人、下一个时间、照片、录音。只看不改。
cli-doctor-help = 给这套系统做体检，一行一项。有“坏”就以 1 结束。
cli-doctor-age = 备份最多可以多旧（分钟）。
cli-doctor-running = 服务应当在运行，没在运行也算坏。
cli-forget-help = 按本人要求忘掉一个人。账号写成 平台:编号，比如 lab:wang。
cli-forget-yes = 不再问一遍。

backup-taken = 备份好了，也检查过了：{ $folder } 。{ $town }，{ $taken }，{ $cases } 件案件、{ $events } 条流水、{ $photos } 张照片、{ $recordings } 段录音，{ $megabytes } MB，用了 { $seconds } 秒。现在有 { $kept } 份备份，最旧的是 { $oldest } 。
backup-files-missing = 有 { $count } 张照片或录音找不到或已损坏，没能备份。运行 linzhang verify 看是哪些。
progress-copying = 正在复制…… { $percent }%
progress-checking-file = 正在检查数据库……{ $percent }%
progress-checking-histories = 正在检查每件案件的流水……{ $percent }%
progress-files = 正在取照片和录音……{ $percent }%

restore-done = 恢复好了：{ $place } 。{ $town }，备份于 { $taken }，{ $cases } 件案件、{ $events } 条流水、{ $photos } 张照片、{ $recordings } 段录音，{ $megabytes } MB（备份时用了 { $seconds } 秒）。之后要求忘掉的 { $again } 人，又忘掉了。
restore-would-work = 这份备份能恢复：{ $folder } 。{ $town }，备份于 { $taken }，{ $cases } 件案件、{ $events } 条流水、{ $photos } 张照片、{ $recordings } 段录音，{ $megabytes } MB（备份时用了 { $seconds } 秒）。会再忘掉 { $again } 人。什么也没有留下。

refusal-in-memory = 数据库只在内存里（:memory:），没有文件可备份。请在设置里写一个文件。
refusal-no-database = 没有这个数据库：{ $file }
refusal-backup-running = 另一个备份或搬家正在 { $folder } 里进行，等它完了再来。
refusal-no-room = 磁盘太小：{ $folder } 需要 { $needed } MB，只空 { $free } MB。什么也没有做。
refusal-unsound = 有 { $count } 处不对，不能算作备份，旧备份都还在。第一处：{ $first }
refusal-no-backup = { $folder } 不是一份完整的备份。
refusal-changed = { $file } 和备份时不一样了，不能用。
refusal-not-empty = 这里已经有 { $what } 。只能放到空的地方；先把它移走。
refusal-no-tombstones = 找不到 { $file } （谁要求过被忘掉）。没有它，被忘掉的人会回来。请从最新的备份旁边拷来；确实没有人要求过，就放一个空文件。
refusal-no-account = 没有人用账号 { $account } 。写成 平台:编号，比如 lab:wang。
refusal-forget-office = 这个人还在任职，或是单位的联系人。先在小镇文件里取消并重新导入，再来忘掉。

verify-sound = 都好：{ $cases } 件案件、{ $events } 条流水，链条完整，每件未结的都有人负责、有下一个时间，照片和录音都在。总校验 { $head }
verify-wrong = 一共 { $count } 处不对。
verify-damaged = 数据库的表 { $table } 损坏：{ $what }
verify-points-nowhere = 表 { $table } 里有一行指向 { $parent } 里没有的东西。
verify-no-log = { $number }：没有流水。
verify-state = { $number }：现在是 { $state }，流水最后却是 { $logged }。
verify-chain = { $number }：流水第 { $seq } 条{ $how }。
verify-chain-changed = 被改过
verify-chain-missing = 不见了
verify-chain-reordered = 位置不对
verify-no-lead = { $number }：没有负责的单位。
verify-no-next-moment = { $number }：没有下一个时间，会被忘在那里。
verify-ended-and-running = { $number }：已经结束，时限却还在走。
verify-payloads = { $count } 封来信标了“已处理”，却没有时间。
verify-messages = { $count } 条消息标了“已发”，却没有时间。
verify-photos-missing = { $number }：照片 { $name }… 不见了。
verify-photos-changed = { $number }：照片 { $name }… 和原来不一样了。
verify-recordings-missing = { $number }：录音 { $name }… 不见了。
verify-recordings-changed = { $number }：录音 { $name }… 和原来不一样了。

doctor-line = [{ $mark }] { $what }
doctor-ok = 好
doctor-warn = 注意
doctor-bad = 坏
doctor-program = 邻长 { $program }，Python { $python }
doctor-sqlite-wal = SQLite { $version }，可以放心用 WAL
doctor-sqlite-truncate = SQLite { $version }，WAL 还有毛病，用稳妥的 TRUNCATE：备份复制时，写入会等一会儿
doctor-libraries = { $names }
doctor-pragmas = 数据库连接：{ $names }
doctor-server = PostgreSQL { $version }，文字按 { $encoding } 存（至少要 { $oldest }，按 UTF8 存）
doctor-server-clock = 本机和数据库服务器的时钟差 { $seconds } 秒
doctor-connections = 服务器还能连 { $left } 个（一个进程要四个）
doctor-server-size = 数据库在服务器上占 { $megabytes } MB
doctor-dead-rows = 一共 { $rows } 行；改掉了还占着地方的 { $count } 行（服务器的 autovacuum 会收拾）
doctor-behind = 备用服务器落后 { $seconds } 秒
doctor-process = 进程 { $name }（{ $roles }）从 { $at } 起在运行；手上有 { $payloads } 封来信、{ $messages } 条消息
doctor-process-gone = 进程 { $name }（{ $roles }），{ $at } 开始的，没有动静：已经结束，或者卡住了；手上有 { $payloads } 封来信、{ $messages } 条消息
doctor-nobody-looks = 没有看钟点的进程在运行
doctor-schema = 数据库结构第 { $schema } 版，程序需要第 { $newest } 版
doctor-running = 服务在运行，上次查看时限是 { $at }
doctor-not-running = 服务没有在运行，上次查看时限是 { $at }
doctor-never-ran = 服务没有在运行，也从没运行过
doctor-inbox = 来信最久等了 { $seconds } 秒
doctor-outbox = 去信最久等了 { $seconds } 秒
doctor-clocks = 到期的时限最久等了 { $seconds } 秒
doctor-audited = 上次自查完成于 { $at }
doctor-dead = 处理不了的来信 { $count } 封（linzhang dead-letters list）
doctor-unsent = 发不出去的消息 { $count } 条
doctor-cleared = 不用再留的东西，上次清掉是 { $at }
doctor-clock = 时钟 { $at }，小镇时区 { $zone }
doctor-clock-behind = 时钟 { $at } 比最新的来信还早，请校时
doctor-clock-jumps = 时钟 { $at } 在跳，请检查校时服务
doctor-year = { $year } 年放假安排是正式的
doctor-year-provisional = { $year } 年放假安排还是暂定的，通知出了请用 linzhang calendar load 装上
doctor-disk = { $folder } 所在磁盘还空 { $megabytes } MB
doctor-backup = 最近的备份 { $at }，一共 { $count } 份
doctor-backup-old = 最近的备份 { $at }，太旧了（一共 { $count } 份）
doctor-no-backup = { $folder } 里还没有备份

# The bucket photos are kept in: said by check, by doctor, and wherever a command needs it.
photos-kept = 照片存在 { $where }，写、读、删都正常
photos-unreachable = 照片存储连不上。请看 s3_endpoint 写得对不对，网络通不通。照片会等着，连上了自己补上
photos-refused = 照片存储不让进。请核对 s3_key_id、s3_secret 和 s3_region，以及这把钥匙能不能读、写、删
photos-no-bucket = 照片存储里没有这个存储桶。请先建好，或者核对 photos 和 s3_endpoint
photos-forgetful = 照片存储收下了，却拿不回来。请问问服务商，或者换一家
refusal-no-s3 = photos 写的是存储桶，可是少装了一样东西。请运行 pip install "linzhang[s3]"，或者去掉 photos

forget-what = 账号 { $account }：{ $accounts } 个账号、{ $doors } 处住址、上报 { $cases } 件（附和 { $supported } 件）、{ $photos } 张照片、{ $recordings } 段录音、{ $payloads } 封来信、{ $messages } 条消息。名字、住址、说过的话、照片和录音都会删掉；案件本身留下，不再写是谁报的。
forget-sure = 确定吗？删了就找不回来
forget-not = 没有删，什么也没改。
forget-done = 已经忘掉，{ $files } 个文件从磁盘上删掉了。还有 { $backups } 份更早的备份里有，它们到期删除；用它们恢复时会再忘掉。小镇文件里如有这个人，也请删掉那一行。
forget-on-server = 数据库服务器自己的文件、日志和备份里，可能还留着痕迹，要等被覆盖或被删掉；怎样让它快些，见 docs/operations.md 。
forget-again = 数据库比名单旧：{ $count } 个要求过被忘掉的人，又忘掉了。
forget-files-later = 照片和录音还没有删掉：照片存储现在够不着。服务运行时会自己再试，直到删掉。

# 认类：linzhang matters
cli-matters-help = 一句话归哪一类，为什么；从改类里学到了什么。
cli-explain-help = 说说一句话最像哪几类事，是哪些字定的。
cli-lessons-help = 每一类学过多少次。
cli-forget-lessons-help = 忘掉学到的。
cli-forget-lessons-category = 只忘这一类（写它的 id）。
cli-forget-lessons-all = 全部忘掉。
cli-forget-lessons-yes = 不再问一遍。
matters-none = 听不出是哪一类事。
matters-guess = { $category }（{ $id }）：{ $why }
matters-unsure = 前两类差不多，会请居民选一选。
matters-lessons = { $category }（{ $id }）：{ $count } 次
matters-learnt = 一共学过 { $count } 次。
matters-forget-which = 请写 --all 或者 --category 类别，只写一样。
matters-forget-sure = 要忘掉 { $count } 次学到的，忘了就找不回来。确定吗
matters-forgotten = 忘掉了 { $count } 次学到的。
