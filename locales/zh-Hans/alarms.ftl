### 自查：承诺有没有守住。管理员看到的话，只有编号，没有姓名。

alarm-raised =
    自查发现 { $count } 处承诺没守住，请管理员看一看：
    { $lines }
    案件详情写“进度”加编号；服务情况在服务器上运行 linzhang doctor 。
alarm-all-clear = 自查通过：刚才说的 { $count } 处都好了，现在没有没守住的承诺。

alarm-no-lead = 没有人负责（{ $count }）：{ $numbers }
alarm-no-moment = 没有下一个时间点，不会有人再催（{ $count }）：{ $numbers }
alarm-not-promised = 这一步该有的时限不见了（{ $count }）：{ $numbers }
alarm-other-state = 状态和流水对不上（{ $count }）：{ $numbers }
alarm-no-result = 议事已经截止，却没有结果（{ $count }）：{ $numbers }
alarm-overlooked = 时限到了 15 分钟还没处理（{ $count }）：{ $numbers }
alarm-put-off = 催办被推到了该催的时间之后（{ $count }）：{ $numbers }
alarm-still = 停表和挂账对不上（{ $count }）：{ $numbers }
alarm-ended = 已经结束，时限还在走（{ $count }）：{ $numbers }
alarm-unfired = 过了催办时间，没有催办记录（{ $count }）：{ $numbers }
alarm-unlogged = 催办没有写进流水（{ $count }）：{ $numbers }
alarm-unaddressed = 催办 15 分钟还没定下告诉谁（{ $count }）：{ $numbers }
alarm-unsaid = 催办 15 分钟还没说出去（{ $count }）：{ $numbers }
alarm-held = 留到早上一起说的催办，过了一天还没说（{ $count }）：{ $numbers }
alarm-unheard = 催办没有任何人听到（{ $count }）：{ $numbers }
alarm-nobody-else = 催办没送到，也没有换人告诉（{ $count }）：{ $numbers }
alarm-nobody = 一路往上都找不到能收到消息的人（{ $count }）：{ $numbers }
alarm-routine = 该按日历做的事没有按时做（{ $count }）：{ $numbers }
alarm-sweep = 已经 3 分钟以上没有人查看时限了
alarm-clock = 服务器的时钟跳了，请检查校时
alarm-mute = 发不出去，消息等了 15 分钟以上；在服务器上运行 linzhang check 看原因（{ $count }）：{ $numbers }
alarm-deaf = 收不到大家说的话；在服务器上运行 linzhang check 看原因（{ $count }）：{ $numbers }
