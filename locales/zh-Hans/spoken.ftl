### 一句话里会说的字：哪一天，哪一级。几种说法用“|”隔开；繁体、全角不用再写；三种语言的说法随时都听得懂。

spoken-today = 今天 | 今日 | 今晚
spoken-tomorrow = 明天 | 明日 | 明晚
spoken-in-two-days = 后天
spoken-in-three-days = 大后天
spoken-monday = 周一 | 星期一 | 礼拜一
spoken-tuesday = 周二 | 星期二 | 礼拜二
spoken-wednesday = 周三 | 星期三 | 礼拜三
spoken-thursday = 周四 | 星期四 | 礼拜四
spoken-friday = 周五 | 星期五 | 礼拜五
spoken-saturday = 周六 | 星期六 | 礼拜六
spoken-sunday = 周日 | 周天 | 星期日 | 星期天 | 礼拜天 | 礼拜日
# 放在“周三”前面，说的是下一周的那一天
spoken-next-week = 下 | 下个
# 一件事的级别
spoken-class-simple = 简单 | 简单事
spoken-class-ordinary = 一般 | 普通
spoken-class-complex = 复杂 | 疑难
spoken-class-emergency = 突发 | 紧急
spoken-class-utility = 水电气热 | 水电气
spoken-class-question = 咨询
# 延期几天：数字后面的字
spoken-day-units = 个工作日 | 工作日 | 天 | 日
# 几点钟：数字后面的字；“半”是三十分；前后说明是下午晚上，还是上午
spoken-hour-marks = 点 | 点钟 | 时
spoken-hour-half = 半
spoken-hour-late = 晚上 | 晚 | 下午 | 傍晚
spoken-hour-early = 早上 | 上午 | 中午
# 到什么时候为止：放在日子前面的字
spoken-until = 到 | 截止 | 截止到 | 截至 | 截止时间
# 没写选项的议题，问的就是这两个；用的是每行第一个
spoken-agree = 同意 | 赞成 | 支持
spoken-disagree = 不同意 | 反对 | 不赞成 | 不支持
# 开什么会
spoken-meeting-council = 议事会
spoken-meeting-coordination = 协调会
spoken-meeting-talk = 恳谈会
spoken-meeting-hearing = 听证会
spoken-meeting-five_party = 五方会议 | 五方会
spoken-meeting-yard = 坝坝会 | 院坝会
# 代表哪一方
spoken-party-management = 小区管理单位 | 管理单位 | 管理方
spoken-party-property = 物业公司 | 物业
spoken-party-community = 社区 | 居委会
spoken-party-leader = 邻长 | 楼栋长
spoken-party-owners = 业主代表 | 居民代表 | 业主
# 一征三议两公开的六步
spoken-step-solicit = 征求意见
spoken-step-propose = 两委提议
spoken-step-consult = 相关单位商议 | 商议
spoken-step-resolve = 居民会议决议 | 会议决议 | 居民代表会议决议
spoken-step-publish_decision = 决议公开
spoken-step-publish_result = 实施公开
