"""What is kept between sessions: one database, a repository for each noun."""
