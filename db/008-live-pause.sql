-- Since when a player's clock stands, because the server was away and they have not come back; null where it runs.
ALTER TABLE live_showing ADD COLUMN paused_from INTEGER;
