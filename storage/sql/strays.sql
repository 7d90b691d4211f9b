-- name: add(channel, external, title, leaves_at)!
-- The bot is in a group nobody has bound; it leaves at the earlier of the moments it was given.
INSERT INTO stray_groups (channel, external, title, leaves_at) VALUES (:channel, :external, :title, :leaves_at)
ON CONFLICT (channel, external) DO UPDATE SET
    title = excluded.title,
    leaves_at = CASE WHEN excluded.leaves_at < stray_groups.leaves_at
                THEN excluded.leaves_at ELSE stray_groups.leaves_at END;

-- name: leaves_at(channel, external)$
-- When the bot leaves the group.
SELECT leaves_at FROM stray_groups WHERE channel = :channel AND external = :external;

-- name: title(channel, external)$
-- What the group is called.
SELECT title FROM stray_groups WHERE channel = :channel AND external = :external;

-- name: rename(title, channel, external)!
-- The group has another name.
UPDATE stray_groups SET title = :title WHERE channel = :channel AND external = :external;

-- name: end(channel, external)!
-- Somebody bound the group, or the bot is no longer in it.
DELETE FROM stray_groups WHERE channel = :channel AND external = :external;

-- name: due(now, most)
-- The groups whose time is over.
SELECT channel, external FROM stray_groups WHERE leaves_at <= :now ORDER BY leaves_at LIMIT :most + 0;

-- name: next_end()$
-- When the time of the next one is over.
SELECT min(leaves_at) FROM stray_groups;
