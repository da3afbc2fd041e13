"""The benchmark: Kho Tin beside other generators, on made and real archives."""
