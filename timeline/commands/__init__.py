"""The shell: one command a job, one file a command."""
