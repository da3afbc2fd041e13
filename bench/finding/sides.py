"""The two that are compared."""

from typing import Final

KHO: Final = "Kho Tin"
PLAIN: Final = "plain Pagefind"
SIDES: Final = (KHO, PLAIN)
PAGES: Final = {KHO: "/tim-kiem/", PLAIN: "/plain/"}
"""Where each is asked, as one server has them."""
