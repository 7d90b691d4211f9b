"""Backups that can be restored: taken while the service writes, checked when taken and when used. No words."""
