### 自己的资料：记着什么，怎么改，怎么删。

own-data =
    我记着您的这些：
    称呼：{ $name }
    账号：
    { $lines }
    住址：
    { $places }
    报过 { $cases } 件事，说过“我家也是” { $supported } 件，照片 { $photos } 张，录音 { $recordings } 段。
    您发来的话 { $payloads } 条，我对您说的 { $messages } 条。
    只用来办您报的事、登记住址和议事投票。办事的人看得到您的称呼和报的事，群里看不到。
    事情办完很久以后，是谁报的会按规定期限清除，不再算在您名下。
    看原文写“我的”，看投过的票写“我的票”，改称呼写“我叫 ……”，登记住址写“我家 ……”。
    { $state }
own-data-no-name = 还不知道
own-data-home = { $place }
own-data-no-home = 没有登记
own-data-stays = 要我全部删掉，写“忘掉我”。
own-data-leaves = 您说过要我忘掉您，{ $until } 全部删掉。
button-call-me = 改称呼
button-forget-me = 忘掉我
forget-me-sure =
    忘掉您，就是把您的称呼、账号、住址、说过的话、照片和录音都删掉，删了找不回来。
    您报的 { $cases } 件事接着办，不再写是谁报的，办好了也没法再告诉您。投过的票照样算数。
    社区登记册里的户数和面积不归我删；以前的备份到期删除，用它恢复时会再删一遍。
    确定吗？
button-forget-me-now = 确定，忘掉我
button-not-forget-me = 不，都留着
forget-me-noted = 好，{ $until } 全部删掉，到时候不再另外告诉您。在那以前后悔了，写“不删了”。
button-stay = 不删了
stays = 好，什么也不删。
refusal-office-stays = 您还有职务，或者是单位的联系人，办过的事不只是您自己的，现在不能删。请先请社区换人，再来找我。
