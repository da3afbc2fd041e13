"""How well the search finds: questions with known answers, asked in a browser."""
