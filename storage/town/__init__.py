"""The town as stored: bringing it in, reading it back, and the calendars it works by."""
