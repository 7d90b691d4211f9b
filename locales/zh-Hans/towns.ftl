### 给导入小区档案的人看：town.toml 和 households.csv 里有哪些错。前面已经印出文件名和行号。

## 提示和用词

town-hint-near = 是不是想写“{ $near }”？
town-hint-choices = 可以写：{ $choices }。
town-hint-nothing = 这里还没有可以写的。
town-a-text = 一段文字，要加引号
town-a-number = 一个不加引号的整数
town-a-yes-or-no = true 或 false
town-a-list = 方括号里的一列
town-a-table = 一张表

## 整个文件

town-file-missing = { $folder } 里没有这个文件。
town-not-utf8 = 从这一行起不是 UTF-8 编码。请在 Excel 里另存为“CSV UTF-8”，或在编辑器里改存为 UTF-8。
town-toml-syntax = 这里不合 TOML 的写法，后面的内容都没有读：“{ $text }”（{ $reason }）
town-csv-syntax = 这里不合 CSV 的写法，多半是引号没有成对；后面的行都没有读。

## 表和键

town-unknown-table = 不认得“{ $value }”这张表。{ $hint }
town-missing-table = 少了 [{ $value }] 这张表。
town-not-a-list-of-tables = “{ $value }”要写成一张一张的 [[{ $value }]]。
town-unknown-key = { $table } 里不认得“{ $key }”。{ $hint }
town-missing-key = { $table } 里少了“{ $key }”。
town-wrong-type = { $table } 里的“{ $key }”应当是{ $expected }。
town-empty = “{ $key }”不能空着。
town-not-a-choice = “{ $key }”不能是“{ $value }”。{ $hint }
town-bad-id = “{ $value }”不能作“{ $key }”：只能用小写字母、数字和连字符，例如 fujia-2。
town-bad-locale = 机器人不会说“{ $value }”。{ $hint }
town-bad-zone = 没有“{ $value }”这个时区，中国写 Asia/Shanghai。
town-bad-gb-code = 国标代码“{ $value }”应当是 4 到 8 位数字。
town-bad-address = 看不懂地址“{ $value }”，应当写成“渠道:号码”，例如 lab:wang。
town-unknown-channel = 没有“{ $value }”这个渠道。{ $hint }

## 网格

town-grid-twice = 网格 id“{ $value }”在第 { $first } 行已经用过。
town-grid-name-twice = 同一个上级下面已经有叫“{ $value }”的网格，在第 { $first } 行。
town-unknown-grid = 没有 id 为“{ $value }”的网格。{ $hint }
town-no-root = 没有最上面的网格：要有一个 [[grids]] 不写 parent。
town-second-root = “{ $value }”没有写 parent，可是最上面已经有“{ $root }”（第 { $first } 行）；只能有一个。
town-circle = 这些网格互为上级，绕成了一圈：{ $names }。
town-level-twice = levels 里“{ $value }”写了两遍。
town-unknown-level = levels 里没有“{ $value }”这一级。{ $hint }
town-level-order = “{ $value }”不能放在“{ $above }”下面：按 levels 的次序，上级要在前面。
town-polygon-too-small = 边界至少要三个不同的点，这里有 { $points } 个。
town-bad-point = 看不懂点“{ $value }”：应当是 [经度, 纬度]，经度在前，例如 [113.09, 29.37]。

## 楼栋

town-building-which = 一个 [[buildings]] 只用一种写法：name（可以加 aliases），或 names，或 from、to 和 pattern。
town-building-row = from、to 和 pattern 要一起写，pattern 里要有 {"{n}"}，例如“{"{n}"}栋”。
town-building-row-backwards = 楼号从 { $from } 到 { $to } 不对：要从小到大，一次最多 { $most } 栋。
town-building-twice = “{ $grid }”里已经有“{ $value }”，在第 { $first } 行。
town-bad-units = “{ $key }”应当是单元数（1 到 { $most }），或者一列不重复的单元名，例如 ["1", "2"]。
town-unknown-building = 没有叫“{ $value }”的楼栋。{ $hint }
town-ambiguous-building = 叫“{ $value }”的楼栋不止一个，请写明是哪个：{ $choices }。

## 时间和时限

town-unknown-day = 看不懂“{ $value }”是星期几，应当写成 mon 或 mon-fri。{ $hint }
town-days-backwards = “{ $value }”前后颠倒了：一周从 mon 到 sun。
town-day-twice = “{ $value }”的上班时间写了两遍。
town-no-monday = mon 没有上班时间；调休上班的日子按星期一算，所以不能没有。
town-bad-interval = 看不懂时段“{ $value }”，应当写成 09:00-12:00。
town-interval-backwards = 时段“{ $value }”的结束要晚于开始。
town-hours-overlap = “{ $value }”的时段重叠了，{ $time } 开始时前一段还没有结束。
town-unknown-class = 没有“{ $value }”这一类事件。{ $hint }
town-bad-limit = 看不懂时限“{ $value }”，应当写成“4 work_hours”这样。
town-unknown-unit-of-time = 时限里没有“{ $value }”这个单位。{ $hint }
town-limit-not-positive = 时限“{ $value }”要大于零。
town-bad-time = 看不懂时间“{ $value }”，应当写成 08:30。
town-bad-weekly-time = 看不懂“{ $value }”，应当写成“fri 16:00”：星期几，再加时间。
town-bad-date = “{ $value }”不是日期，应当写成 2026-07-01。
town-always-quiet = 一天到晚都在安静时段里，谁也催不到了；请留出能催办的时间。

## 催办阶梯、阶段、周期任务

town-bad-rung = 看不懂“{ $value }”是什么时候，应当写成“75%”、“75% or 2 work_hours before”、“end”或“+4 work_hours”。
town-milestone-twice = 阶段 id“{ $value }”在第 { $first } 行已经用过。
town-duty-twice = 周期任务 id“{ $value }”在第 { $first } 行已经用过。
town-item-twice = 清单里的 id“{ $value }”在第 { $first } 行已经用过。
town-bad-duty-day = 看不懂“{ $value }”是哪一天：星期写成 "mon"，每月几号写成 1 到 31，-1 是最后一天。
town-duty-days = every 是“{ $every }”，和 days 对不上：week 写 ["mon", "thu"] 这样的星期，month 写 [15, -1] 这样的日子，其余的不写 days。

## 类别、角色、承办单位、责任清单

town-category-twice = 类别 id“{ $value }”在第 { $first } 行已经用过。
town-unknown-category = 没有 id 为“{ $value }”的类别。{ $hint }
town-too-many-categories = 类别有 { $count } 个，最多 { $most } 个：再多，居民在手机上就看不过来了。
town-no-other = 少了 id 为“{ $id }”的类别：总有一些事归不进别的类。
town-role-twice = 角色 id“{ $value }”在第 { $first } 行已经用过。
town-unknown-role = 没有 id 为“{ $value }”的角色。{ $hint }
town-handler-twice = 承办单位 id“{ $value }”在第 { $first } 行已经用过。
town-unknown-handler = 没有 id 为“{ $value }”的承办单位。{ $hint }
town-handler-post = kind = "post" 的承办单位要写 role，不写 contacts。
town-handler-organisation = kind = "organisation" 的承办单位不写 role，联系人写在 contacts 里。
town-no-fallback = [town] 里少了 fallback：没有人负责的事最后交给谁。
town-responsibility-twice = “{ $category }”在“{ $grid }”由谁负责，第 { $first } 行已经写过。
town-own-deputy = “{ $value }”不能给自己当副手。

## 人、群、实验页

town-person-twice = 人员 key“{ $value }”在第 { $first } 行已经用过。
town-unknown-person = 没有 key 为“{ $value }”的人。{ $hint }
town-account-twice = 账号“{ $value }”在第 { $first } 行已经是别人或别的群的了。
town-bad-door = 看不懂门牌“{ $value }”，应当写成“楼栋/单元/房号”，没有单元的写“楼栋/房号”。
town-unknown-door = 居民户里没有“{ $value }”这个门牌。
town-post-twice = { $person } 在“{ $grid }”的“{ $role }”写了两遍。
town-chat-twice = 群“{ $value }”在第 { $first } 行已经写过。
town-unknown-chat = 没有地址为“{ $value }”的群。{ $hint }
town-phone-without-account = { $person } 没有 lab: 开头的账号，实验页上用不了。

## 居民户

town-unknown-column = 不认得“{ $value }”这一列。{ $hint }
town-column-twice = “{ $value }”这一列写了两遍。
town-missing-columns = 表头少了：{ $names }。
town-wrong-number-of-cells = 这一行有 { $count } 格，表头有 { $expected } 列。
town-empty-cell = “{ $key }”不能空着。
town-formula = “{ $key }”里的“{ $value }”会被表格软件当成公式。
town-area-not-a-number = 面积“{ $value }”不是数；只写平方米数，例如 88.5。
town-area-not-positive = 面积“{ $value }”要大于零。
town-area-not-exact = 面积“{ $value }”的小数太多，最多四位；面积关系到表决，不作四舍五入。
town-unknown-tenure = tenure 不能是“{ $value }”。{ $hint }
town-adults-not-a-number = 成年人数“{ $value }”不对，请写 0 到 99 的整数，或者空着。
town-unknown-unit = “{ $building }”没有“{ $value }”单元，有：{ $choices }。
town-building-without-units = “{ $building }”没有写单元，这里却写了“{ $value }”。
town-room-twice = “{ $value }”在第 { $first } 行已经有了。
town-household-elsewhere = “{ $building }”在“{ $grid }”里，它的户不能归到“{ $value }”；跨几个网格的楼，请登记在共同的上级网格。
town-household-in-dedicated = “{ $value }”是专属网格，不登记居民户。

## 提醒：不妨碍导入

town-warning-leader = 提醒：{ $grid } 有 { $doors } 户，邻长 { $leaders } 人；每位邻长最好联系 { $fewest } 到 { $most } 户。
town-warning-keyword = 提醒：关键词“{ $value }”同时写在“{ $first }”和“{ $second }”里，分不出是哪一类。
town-warning-door-not-in-a-leaf = 提醒：“{ $value }”直接归在“{ $grid }”，那里还分了下一级，请写明归哪一个。
town-warning-no-households = 提醒：没有这个文件，导入后没有居民户。
town-warning-ladder-without-end = 提醒：这个阶梯到期以后谁也不告诉，请加一级 "end"，或“+4 work_hours”这样的一级。
town-warning-rung-order = 提醒：这一级比上一级还早；会等到上一级的时候才一起说。
town-warning-duty-nobody = 提醒：“{ $name }”没有人做：那里没有人担任“{ $role }”。
