"""What both pictures share: worked out once, handed to the chart and to the page."""
