"""On paper: the PDF report."""
