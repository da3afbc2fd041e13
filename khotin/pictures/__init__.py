"""Pictures beside articles are looked at, and made in sizes with what they tell taken out."""
