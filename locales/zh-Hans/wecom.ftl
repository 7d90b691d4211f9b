### 企业微信：卡片上、只能看的群里写的几个字，还有命令行的话。

# 选好一项以后按的按钮，最多十个字。
wecom-card-submit = 提交

# 不能再按的卡片上，灰色的按钮。
wecom-card-over = 已更新

# 在听不到大家说话的群里，写在本来有按钮的消息下面。
choices-elsewhere = （群里说话我听不到。要选，请到企业微信的应用里找我。）
choices-elsewhere-words = （群里说话我听不到。请到企业微信的应用里发给我：{ $words }）

# 命令行
cli-wecom-help = 企业微信：应用建的群。
cli-wecom-broken = 接企业微信的部分出了错，程序先停下，日志里有编号。请让系统自动重新启动它。
cli-wecom-none = 没有设置企业微信（wecom_corp_id），没什么可做的。
cli-wecom-group-help = 建一个群，归一个网格：写网格、群名，再写要拉进来的人的代号；不写人，就拉这个网格（连同下级）里在企业微信上的所有任职人员。应用在群里只能说，听不见。
cli-wecom-group-purpose = 群是做什么用的。
cli-wecom-group-absent = 这些人小镇文件里没有职务，或者还没在企业微信里给应用写过话：{ $people }。
cli-wecom-group-few = 建群至少要两个在企业微信上给应用写过话的人，现在有 { $count } 个。
cli-wecom-group-refused = 企业微信不肯建群，错误码 { $code }。请查一查应用的可见范围是不是全公司（根部门），再看 docs/wecom.md。
cli-wecom-group-unreached = 连不上企业微信，群没有建。请过一会儿再试；要是群已经建了，请先在企业微信里解散它。
cli-wecom-group-made = 群“{ $name }”建好了，{ $count } 个人，归 { $grid }（{ $chat }）。
