"""Programs for those who work on Kho Tin; the generator does without them."""
