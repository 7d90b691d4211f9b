### 搬家：把整个小镇从一个数据库搬到另一个，管理员在服务器上看到的话。

cli-move-help = 把整个小镇从一个数据库搬到另一个（sqlite:… 或 postgresql://…）。先停掉服务；原来的一点不动。
cli-move-photos-from = 照片现在放在哪里：文件夹或 s3://桶/前缀，不写就按设置。
cli-move-photos-to = 照片搬到哪里：文件夹或 s3://桶/前缀，不写就按设置。

move-bringing = 正在搬第 { $table } 张表（共 { $tables } 张）：已搬 { $rows } 行，共 { $of } 行……
move-comparing = 正在核对第 { $table } 张表（共 { $tables } 张）：已核对 { $rows } 行，共 { $of } 行……
move-files = 正在搬照片和录音……{ $percent }%
move-checking = 正在检查每件案件和每次表决的流水……
move-done = 搬好了，逐行核对过：{ $tables } 张表、{ $rows } 行，{ $cases } 件案件、{ $events } 条流水，链条完整。内容校验 { $content } ，总校验 { $head } 。现在把设置里的 database 改成新地址，再启动服务；原来的没有动，确定没问题以前请留着。
move-files-missing = 有 { $count } 张照片或录音找不到或已损坏，没能搬过去。运行 linzhang verify 看是哪些。

refusal-move-same = 搬来搬去是同一个地方。请写两个不同的地址。
refusal-move-served = 还有服务在用原来的数据库（{ $processes }）。先停掉它，再搬。
refusal-move-nothing = 原来的数据库里还没有小镇，没有东西可搬。
refusal-move-older = 原来的数据库是旧版本的邻长写的。先用这个版本打开它一次（linzhang check），再搬。
refusal-move-not-empty = 新数据库不是空的：表 { $table } 里已经有东西。请换一个空的数据库；如果里面的不要了，就删掉重建。什么也没有改。
refusal-move-unkept = 表 { $table } 里有新数据库存不了的内容，没有搬。先在原来的数据库上运行 linzhang verify 。什么也没有改。
refusal-move-differs = 表 { $table } 搬过去以后和原来的不一样，没有搬成。什么也没有改，请再试一次；再不行就报告给开发者。
refusal-move-unsound = 搬过去的有 { $count } 处不对，没有搬成，什么也没有改。第一处：{ $first }
