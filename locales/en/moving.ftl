### Moving house: a whole town brought from one database into another; what an administrator reads on the server.

cli-move-help = Bring the whole town from one database into another (sqlite:… or postgresql://…). Stop the service first; the old one stays as it is.
cli-move-photos-from = Where the photos are now: a folder or s3://bucket/prefix; as set when left out.
cli-move-photos-to = Where the photos go: a folder or s3://bucket/prefix; as set when left out.

move-bringing = Bringing table { $table } of { $tables }: { $rows } of { $of } rows …
move-comparing = Comparing table { $table } of { $tables }: { $rows } of { $of } rows …
move-files = Bringing photos and recordings … { $percent }%
move-checking = Checking the history of every case and every poll …
move-done = Moved, and compared row by row: tables: { $tables }, rows: { $rows }, cases: { $cases }, log entries: { $events }; chains hold. Hash of all content: { $content } , head of all: { $head } . Now set database to the new address and start the service; the old one was not touched, keep it until you are sure.
move-files-missing = Photos or recordings missing or damaged, so not brought over: { $count }. linzhang verify tells which.

refusal-move-same = From and to are the same place. Name two different addresses.
refusal-move-served = A service still works on the old database ({ $processes }). Stop it first, then move.
refusal-move-nothing = The old database holds no town yet; there is nothing to move.
refusal-move-older = The old database was written by an older Linzhang. Open it once with this version (linzhang check), then move.
refusal-move-not-empty = The new database is not empty: table { $table } already holds something. Take an empty one; if what is there is not needed, drop it and create it anew. Nothing was changed.
refusal-move-unkept = Table { $table } holds something the new database cannot keep; nothing was moved. Run linzhang verify on the old database first. Nothing was changed.
refusal-move-differs = Table { $table } is not the same after it was brought over, so the move was called off. Nothing was changed; try again, and report it if it happens again.
refusal-move-unsound = Things that are wrong with what came over: { $count }; the move was called off, nothing was changed. The first: { $first }
