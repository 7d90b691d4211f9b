### Backup, restore, verify, doctor, forget: what an administrator reads on the server.

cli-backup-help = Back up the database, photos and recordings, checked at once. The service keeps running.
cli-backup-to = The folder backups go to.
cli-backup-keep = How many of the newest are kept; older ones go.
cli-restore-help = Bring a backup back into an empty place.
cli-restore-to = The folder to restore into; as set when left out.
cli-restore-check = Only see whether it would work; leave nothing behind.
cli-verify-help = Check everything stored: histories, leads, next moments, photos, recordings. Looks, changes nothing.
cli-doctor-help = Say line by line how this installation stands. Ends with 1 when a line is bad.
cli-doctor-age = How old the last backup may be, in minutes.
cli-doctor-running = The service has to run; that it does not is bad, too.
cli-forget-help = Forget a person who asked for it. An account is channel:id, such as lab:wang.
cli-forget-yes = Do not ask again.

backup-taken = Backed up and checked: { $folder } . { $town }, { $taken }, cases: { $cases }, log entries: { $events }, photos: { $photos }, recordings: { $recordings }, { $megabytes } MB, in { $seconds } s. Backups now: { $kept }, the oldest { $oldest } .
backup-files-missing = Photos or recordings missing or damaged, so not backed up: { $count }. linzhang verify tells which.
progress-copying = Copying … { $percent }%
progress-checking-file = Checking the database … { $percent }%
progress-checking-histories = Checking the history of every case … { $percent }%
progress-files = Bringing photos and recordings … { $percent }%

restore-done = Restored: { $place } . { $town }, taken { $taken }, cases: { $cases }, log entries: { $events }, photos: { $photos }, recordings: { $recordings }, { $megabytes } MB (taking it took { $seconds } s). People who asked since to be forgotten, forgotten again: { $again }.
restore-would-work = This backup can be restored: { $folder } . { $town }, taken { $taken }, cases: { $cases }, log entries: { $events }, photos: { $photos }, recordings: { $recordings }, { $megabytes } MB (taking it took { $seconds } s). People who would be forgotten again: { $again }. Nothing was left behind.

refusal-in-memory = The database is only in memory (:memory:), so there is no file. Set one.
refusal-no-database = There is no database { $file }
refusal-backup-running = Another backup or move is under way in { $folder }. Please wait until it is done.
refusal-no-room = The disk is too small: { $folder } needs { $needed } MB and { $free } MB are free. Nothing was done.
refusal-unsound = Things that are wrong: { $count }; this is no backup, and every older one is still there. The first: { $first }
refusal-no-backup = { $folder } is no finished backup.
refusal-changed = { $file } is not what it was when the backup was taken. It cannot be used.
refusal-not-empty = { $what } is there already. This needs an empty place; move it away first.
refusal-no-tombstones = There is no { $file } (who asked to be forgotten). Without it forgotten people would be back. Copy it from beside the newest backup; if nobody ever asked, put an empty file there.
refusal-no-account = Nobody has the account { $account }. Write channel:id, such as lab:wang.
refusal-forget-office = This person still holds a post or hears for an organisation. End that in the town file, import it, and come back.

verify-sound = All is well: cases: { $cases }, log entries: { $events }; chains hold, every open case has a lead and a next moment, photos and recordings are there. Head of all: { $head }
verify-wrong = Things that are wrong: { $count }.
verify-damaged = Table { $table } is damaged: { $what }
verify-points-nowhere = A row of { $table } points at something { $parent } does not have.
verify-no-log = { $number }: has no log.
verify-state = { $number }: stands at { $state }, but its log ends with { $logged }.
verify-chain = { $number }: entry { $seq } of the log { $how }.
verify-chain-changed = was changed
verify-chain-missing = is missing
verify-chain-reordered = is out of place
verify-no-lead = { $number }: nobody answers for it.
verify-no-next-moment = { $number }: has no next moment, so nothing would ever happen.
verify-ended-and-running = { $number }: has ended, but a clock still runs.
verify-payloads = Payloads said to be done, without a moment: { $count }.
verify-messages = Messages said to be sent, without a moment: { $count }.
verify-photos-missing = { $number }: photo { $name }… is missing.
verify-photos-changed = { $number }: photo { $name }… is not what it was.
verify-recordings-missing = { $number }: recording { $name }… is missing.
verify-recordings-changed = { $number }: recording { $name }… is not what it was.

doctor-line = [{ $mark }] { $what }
doctor-ok = ok
doctor-warn = warn
doctor-bad = bad
doctor-program = Linzhang { $program }, Python { $python }
doctor-sqlite-wal = SQLite { $version }, trusted with WAL
doctor-sqlite-truncate = SQLite { $version }, not trusted with WAL, so TRUNCATE: writes wait while a backup copies
doctor-libraries = { $names }
doctor-pragmas = Connection: { $names }
doctor-server = PostgreSQL { $version }, texts kept as { $encoding } (at least { $oldest }, as UTF8)
doctor-server-clock = The clocks of this machine and of the server are { $seconds } s apart
doctor-connections = Connections left on the server: { $left } (a process takes four)
doctor-server-size = The database takes { $megabytes } MB on the server
doctor-dead-rows = Rows: { $rows }; overwritten and still taking room: { $count } (the server's autovacuum clears them up)
doctor-behind = The stand-by server is { $seconds } s behind
doctor-process = Process { $name } ({ $roles }) runs since { $at }; payloads in hand { $payloads }, messages { $messages }
doctor-process-gone = Process { $name } ({ $roles }), begun { $at }, does not count on: it has ended or stands still; payloads in hand { $payloads }, messages { $messages }
doctor-nobody-looks = No process that looks at the clocks is running
doctor-schema = Shape of the database: { $schema }; the program works with { $newest }
doctor-running = The service is running; it last looked at the clocks { $at }
doctor-not-running = The service is not running; it last looked at the clocks { $at }
doctor-never-ran = The service is not running and never was
doctor-inbox = The oldest payload has waited { $seconds } s
doctor-outbox = The oldest message has waited { $seconds } s
doctor-clocks = The oldest clock that ran out has waited { $seconds } s
doctor-audited = The last audit ended at { $at }
doctor-dead = Dead letters: { $count } (linzhang dead-letters list)
doctor-unsent = Messages that could not be sent: { $count }
doctor-cleared = What is kept no longer was last let go of at { $at }
doctor-clock = Clock { $at }, zone of the town { $zone }
doctor-clock-behind = The clock says { $at }, earlier than the newest payload: set it right
doctor-clock-jumps = The clock jumps ({ $at }): look after time synchronisation
doctor-year = The holidays of { $year } are official
doctor-year-provisional = The holidays of { $year } are provisional: once they are announced, use linzhang calendar load
doctor-disk = Free on the disk of { $folder }: { $megabytes } MB
doctor-backup = Newest backup { $at }; backups: { $count }
doctor-backup-old = The newest backup, { $at }, is too old; backups: { $count }
doctor-no-backup = There is no backup in { $folder } yet

# The bucket photos are kept in: said by check, by doctor, and wherever a command needs it.
photos-kept = Photos are kept in { $where }; writing, reading and deleting work
photos-unreachable = The photos cannot be reached. See whether s3_endpoint is right and the network is up. Photos wait and are seen to once it is
photos-refused = The store of the photos does not let us in. Check s3_key_id, s3_secret and s3_region, and whether this key may read, write and delete
photos-no-bucket = The store has no such bucket. Make it first, or check photos and s3_endpoint
photos-forgetful = The store takes photos in and does not give them back. Ask whoever runs it, or take another one
refusal-no-s3 = photos names a bucket, and something is not installed. Run pip install "linzhang[s3]", or take photos out

forget-what = Account { $account }: accounts { $accounts }, doors { $doors }, cases reported { $cases } (supported { $supported }), photos { $photos }, recordings { $recordings }, payloads { $payloads }, messages { $messages }. Name, door, words, photos and recordings go; the cases stay, without who reported them.
forget-sure = Are you sure? It cannot be undone
forget-not = Nothing was forgotten, nothing changed.
forget-done = Forgotten; files taken off the disk: { $files }. Older copies that still hold it: { $backups }; they go when their time comes, and whoever restores one forgets again. If the person is in the town file, take the line out there too.
forget-on-server = In the files, journal and backups of the database server traces may last until they are overwritten or thrown away; docs/operations.md tells how to shorten that.
forget-again = The database was older than the list: people forgotten again: { $count }.
forget-files-later = Photos and recordings are not deleted yet: they cannot be reached now. The running service tries again until they are.

# Kinds of matter: linzhang matters
cli-matters-help = Which kind of matter words sound like and why; what was learnt from corrections.
cli-explain-help = The likeliest kinds of matter of a text, and which words decided.
cli-lessons-help = How many lessons there are of each kind of matter.
cli-forget-lessons-help = Forget what was learnt.
cli-forget-lessons-category = Only about this category (its id).
cli-forget-lessons-all = All of it.
cli-forget-lessons-yes = Do not ask again.
matters-none = This sounds like no kind of matter.
matters-guess = { $category } ({ $id }): { $why }
matters-unsure = The first two are close: a resident would be asked to choose.
matters-lessons = { $category } ({ $id }): lessons { $count }
matters-learnt = Lessons learnt: { $count }
matters-forget-which = Say --all or --category CATEGORY, one of the two.
matters-forget-sure = Lessons to forget: { $count }. They cannot be brought back. Are you sure
matters-forgotten = Lessons forgotten: { $count }
