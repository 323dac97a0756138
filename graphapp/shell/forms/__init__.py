"""The forms that a page opens by its address: one machine for every screen.

A screen keeps what is its own: which forms there are, what they show, what they write. It names
its parts with `FormIds`, builds a form with `frame.form`, and registers a `Machine` that says how
a button is pressed. The rest is here: what waits for the graph, what somebody else wrote meanwhile,
mistakes beside their fields, where the focus goes (`assets/91-forms.js`).
"""
