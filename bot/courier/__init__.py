"""The courier: what waits in the outbox goes out, as fast as each platform lets it, in its reader's words."""
