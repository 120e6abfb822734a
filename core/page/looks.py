"""What charts and maps share with whoever sorts by it: loading this loads no matplotlib, which takes longer than most runs."""

# Okabe–Ito colours, which colour-blind readers tell apart.
OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000")
NO_DATA = "#c8c8c8"
# A chart of more classes than these is no longer read: the rest is summed up.
MOST_CLASSES = 20
