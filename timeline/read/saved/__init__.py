"""Events in the forms of others: what such a form cannot say is listed, not dropped in silence."""
