"""The Plotly figure."""
