"""The example inspection: a blank form, the office profile, the facts and the chief constable’s text."""
