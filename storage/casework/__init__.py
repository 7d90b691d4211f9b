"""Cases with everything that belongs to them: their log, photos, voice notes."""
