"""Results kept in a database: runs, stories, articles, findings, decisions; SQLite or PostgreSQL."""
