### 自查：承諾有沒有守住。管理員看到的話，只有編號，沒有姓名。

alarm-raised =
    自查發現 { $count } 處承諾沒守住，請管理員看一看：
    { $lines }
    案件詳情寫「進度」加編號；服務情況在伺服器上執行 linzhang doctor 。
alarm-all-clear = 自查通過：剛才說的 { $count } 處都好了，現在沒有沒守住的承諾。

alarm-no-lead = 沒有人負責（{ $count }）：{ $numbers }
alarm-no-moment = 沒有下一個時間點，不會有人再催（{ $count }）：{ $numbers }
alarm-not-promised = 這一步該有的時限不見了（{ $count }）：{ $numbers }
alarm-other-state = 狀態和流水對不上（{ $count }）：{ $numbers }
alarm-no-result = 議事已經截止，卻沒有結果（{ $count }）：{ $numbers }
alarm-overlooked = 時限到了 15 分鐘還沒處理（{ $count }）：{ $numbers }
alarm-put-off = 催辦被推到了該催的時間之後（{ $count }）：{ $numbers }
alarm-still = 停錶和掛賬對不上（{ $count }）：{ $numbers }
alarm-ended = 已經結束，時限還在走（{ $count }）：{ $numbers }
alarm-unfired = 過了催辦時間，沒有催辦紀錄（{ $count }）：{ $numbers }
alarm-unlogged = 催辦沒有寫進流水（{ $count }）：{ $numbers }
alarm-unaddressed = 催辦 15 分鐘還沒定下告訴誰（{ $count }）：{ $numbers }
alarm-unsaid = 催辦 15 分鐘還沒說出去（{ $count }）：{ $numbers }
alarm-held = 留到早上一起說的催辦，過了一天還沒說（{ $count }）：{ $numbers }
alarm-unheard = 催辦沒有任何人聽到（{ $count }）：{ $numbers }
alarm-nobody-else = 催辦沒送到，也沒有換人告訴（{ $count }）：{ $numbers }
alarm-nobody = 一路往上都找不到能收到訊息的人（{ $count }）：{ $numbers }
alarm-routine = 該按日曆做的事沒有按時做（{ $count }）：{ $numbers }
alarm-sweep = 已經 3 分鐘以上沒有人查看時限了
alarm-clock = 伺服器的時鐘跳了，請檢查校時
alarm-mute = 發不出去，訊息等了 15 分鐘以上；在伺服器上執行 linzhang check 看原因（{ $count }）：{ $numbers }
alarm-deaf = 收不到大家說的話；在伺服器上執行 linzhang check 看原因（{ $count }）：{ $numbers }
