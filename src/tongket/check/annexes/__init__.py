"""Takes a workbook of annexes, makes findings for printed totals that are not the sum of their parts."""
