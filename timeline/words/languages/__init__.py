"""One table for each language: what is said in it, the forms of its dates, and what it draws together."""
