### 選舉、提名、第二輪，一步接一步的議題，一個議題分發到各處和彙總。

# 一步接一步：這一步通過了，下一步才開
stage-ask =
    【議{ $number }】{ $question } 通過以後，接著問什麼？
    用「/」隔開問題和選項，例如：改什麼 / 屋頂 / 管道。選項可以到時候再說。
stage-ask-again =
    【議{ $number }】現在是：{ $question }
    請重新寫，用「/」隔開，例如：改什麼 / 屋頂 / 管道。
stage-set =
    【議{ $number }】{ $question }
    { $options }
    { $when }；沒開以前都可以改。
stage-when-won = 議{ $number } 定了「{ $text }」才會開
stage-when-decided = 議{ $number } 定下來以後自己開
stage-option = { $place }. { $text }
stage-options-later = 選項等輪到它的時候再說。
stage-dropped = 不要【議{ $number }】{ $question } 這一步了。
stage-opens-now = 【議{ $number }】{ $question } 開始投了。
stage-needs-options =
    議{ $before } 通過了，輪到【議{ $number }】{ $question }。
    還沒有選項，點下面寫上就開。
stage-called-off = 【議{ $number }】{ $question } 就到這裡，後面的「{ $asked }」不再問了。
button-stage-options = 寫選項
button-stage-add = 加下一步
button-stage-next = 再加下一步
button-stage-change = 改這一步
button-stage-drop = 不要這一步
refusal-stage-too-late = 議{ $number } 已經結束，要接著問就另開一個議題。
refusal-stage-there-already = 議{ $number } 後面已經有議{ $next }，要改請寫「改下一步 議{ $next }」。
refusal-stage-shown = 議{ $number } 不是還沒開的下一步，不能改了。
refusal-stage-no-such-poll = 沒有這個議題，請看看號碼。
refusal-stage-not-yours = 議{ $number } 不是您發起的。
refusal-stage-words = 請寫上問題，問題和每個選項都不超過 { $most } 個字。
refusal-stage-options = 選項要 { $least } 到 { $most } 個，不能重樣；也可以一個都不寫，到時候再說。

# 第二輪
runoff-set =
    【議{ $number }】{ $question } 還沒分出來，不抽籤，再投一輪【議{ $next }】，只在這幾個裡選：
    { $options }
    { $opens } 開始投。
runoff-line = · { $text }
runoff-tied-again = 【議{ $number }】{ $question } 第二輪還是平票。不抽籤，請約個時間當面用紙票再選。

# 發起選舉，一對一
election-ask = 選舉什麼？寫職務和人數就行，例如：樓棟長；居民理事會 3-5。
choice-election-role = { $role }
election-plan =
    選舉：{ $title }，{ $where }，{ $seats }
    提名到 { $nominated }，投票到 { $voted }
    每戶一票，無記名，過半數當選；平票再投一輪，不抽籤。{ $after }
election-post = 選出來以後，還要第二個人確認才上任。
election-no-post = 選出來就公布。
election-in-buildings = { $grid } { $count } 棟樓各選各的
election-in-grid = { $grid }一起選
election-seats = { $count } 人
election-seats-from-to = { $least } 到 { $most } 人
election-called =
    【議{ $number }】{ $question }（{ $seats }）開始提名，到 { $nominated } 為止。
    已經告訴大家。
button-election-go = 開始提名
button-election-days = 各 { $days } 天
button-election-by-building = 每棟樓各選
button-election-by-grid = 一起選
refusal-election-words = 請寫職務和人數，人數 1 到 { $most }，例如：居民理事會 3-5。

# 發在羣裡
election-announced =
    開始選 { $title }（{ $seats }）：
    { $lines }
    自己願意做的寫「我參選」，推薦鄰居的寫「提名」加名字，到 { $nominated } 為止；本人同意了才上票。
    然後投票到 { $voted }。
election-line = 【議{ $number }】{ $question }
election-prolonged =
    還沒有人參選，提名延長到 { $until }。願意做的寫「我參選」：
    { $lines }
election-nobody-stood =
    一直沒有人參選，這次不選了：
    { $lines }

# 參選和提名
candidate-stands = 記下了：您參選【議{ $number }】{ $question }。{ $until } 以前不想參加了，寫「退選」。
candidate-ask-whom = 提名誰？請寫名字。
candidate-put-up = 記下了，我去問問本人願不願意參選【議{ $number }】{ $question }；同意了才上票。
candidate-out-of-reach = 記下了，可我聯繫不上本人。請您告訴一聲：{ $until } 以前寫「我參選」才能上票。
candidate-asked =
    { $name }提名您參選【議{ $number }】{ $question }（{ $place }）。
    您願意嗎？{ $until } 以前回我；不回就不上票。
candidate-accepted = { $name }同意參選【議{ $number }】{ $question }。
candidate-not-accepted = { $name }這次不參選【議{ $number }】{ $question }。
candidate-declined = 好的，【議{ $number }】{ $question } 的票上不會有您。
candidate-stood-down = 您退出了【議{ $number }】{ $question } 的選舉，票上不會有您。
candidate-which = 說的是哪一個？
choice-election = 議{ $number } { $question }
button-candidate-accept = 願意
button-candidate-decline = 不願意
refusal-no-election = 您這裡現在沒有正在提名的選舉。
refusal-election-under-way = 【議{ $number }】{ $question } 的提名已經結束了。
refusal-candidate-already = 【議{ $number }】{ $question }，您已經參選了。
refusal-candidate-not = 【議{ $number }】{ $question }，您沒有參選。
refusal-candidate-elsewhere = 【議{ $number }】{ $question } 只能由 { $place } 的住戶參選。還沒登記住址的，先寫「我家」。
refusal-candidate-nobody = { $place } 的住戶裡沒有「{ $name }」。本人先寫「我家」登記，或者自己寫「我參選」。
refusal-candidate-named-already = 【議{ $number }】{ $question }，這位鄰居已經有人提名了。
refusal-candidates-full = 已經有 { $most } 人參選，票上寫不下了。
refusal-nominate-elsewhere = 【議{ $number }】{ $question } 只能由 { $place } 的住戶提名。
refusal-nominate-oneself = 自己願意做，寫「我參選」就行。

# 上任
election-to-do = 【議{ $number }】{ $question } 選出來了，已經公布。沒有人提異議的話，到時候我請第二個人確認，然後上任。
elected-you = 您當選了【議{ $number }】{ $question }，從現在起是{ $role }。謝謝您為大家出力！
elected-no-longer-you = 【議{ $number }】{ $question } 換了人，您不再是{ $role }。謝謝您這些日子的辛苦！
elected-asked = 已經請第二個人確認【議{ $number }】{ $question } 的結果，確認了就上任。三天沒人回，寫「就任 議{ $number }」再請一次。
refusal-nobody-elected = 【議{ $number }】{ $question } 沒有要上任的人，或者結果還沒有生效。

# 分發到各處
batch-ask-where = 【議{ $number }】{ $question } 要分發到 { $grid } 的哪些地方？各投各的，結果彙總給您。
batch-confirm =
    把【議{ $number }】{ $question } 分發到 { $grid } 的{ $where }？
    每處有自己的名冊、自己的票；議{ $number } 自己不變。
# 原來那一件還能由發起人一個人撤回
batch-confirm-instead =
    把【議{ $number }】{ $question } 分發到 { $grid } 的{ $where }？
    每處有自己的名冊、自己的票。原來的議{ $number } 要不要撤回？兩件都留著，大家會被問兩遍。
# 原來那一件已經有人在投，一個人撤不回
batch-confirm-open =
    把【議{ $number }】{ $question } 分發到 { $grid } 的{ $where }？
    每處有自己的名冊、自己的票。議{ $number } 自己還在投；不想問大家兩遍，另外寫「作廢 議{ $number }」和原因，要兩個人同意。
batch-all-buildings = 所有樓棟（{ $count } 棟）
batch-all-of-level = 所有{ $level }（{ $count } 個）
button-batch-hand-out = 分發
button-batch-instead = 分發，撤回議{ $number }
button-batch-beside = 分發，議{ $number } 照常
refusal-batch-staff-only = 這件事由鄰長和工作人員來做。
refusal-batch-own-poll = 請帶上您自己發起的議題號碼，例如：分發 議12。
refusal-batch-election = 選人請寫「選舉」，可以各處一起選。
refusal-batch-unfinished = 議{ $number } 還沒有選項，先寫好再分發。
refusal-batch-formal = 議{ $number } 要先有第二個人同意，才能分發。
refusal-batch-too-late-to-withdraw = 議{ $number } 已經撤不回了，還沒有分發。請再寫一遍「分發 議{ $number }」。
refusal-batch-nowhere = 這裡沒有登記過住戶的地方可以分發。
refusal-batch-not-yours = 那裡不歸您管。

# 彙總，一對一
batch-summary =
    【彙總】{ $title }：{ $places } 處
    { $counts }
    寫「彙總」加其中任何一個議題的號碼，看每一處。
batch-whole =
    【彙總】{ $title }：{ $places } 處
    { $counts }
    { $totals }
    { $lines }
batch-count-waiting = 沒開 { $count }
batch-count-open = 正在投 { $count }
batch-count-passed = 通過 { $count }
batch-count-failed = 沒通過 { $count }
batch-count-tied = 平票 { $count }
batch-count-void = 人數不夠 { $count }
batch-count-withdrawn = 沒辦成 { $count }
batch-outcome-waiting = 沒開
batch-outcome-open = 正在投
batch-outcome-passed = 通過
batch-outcome-failed = 沒通過
batch-outcome-tied = 平票
batch-outcome-void = 人數不夠
batch-outcome-withdrawn = 沒辦成
batch-line = { $place }（議{ $number }）：{ $outcome }
batch-line-counted = { $place }（議{ $number }）：{ $outcome }，投了 { $voted }/{ $roll }
batch-winner = { $option }
batch-line-won = { $place }（議{ $number }）：{ $outcome }，{ $won }，投了 { $voted }/{ $roll }
batch-totals-none = 還沒有一處數票。
batch-totals = 數過票的 { $counted } 處，共投 { $voted }/{ $roll }。
batch-totals-options =
    數過票的 { $counted } 處，共投 { $voted }/{ $roll }：
    { $options }
batch-total = · { $text }：{ $got }
refusal-batch-none = 議{ $number } 沒有和別處一起辦，沒有彙總。
