"""The screens, one folder each; none imports another.

A screen's package offers `page(services, session, asked)` and `register(app, services)`
(`graphapp.shell.page.Screen`) and is listed in `graphapp.app.SCREENS`. Within it:

view.py       builds components from records; asks nothing of the graph
callbacks.py  `register`: each callback unpacks, calls one plain function, returns
logic.py      plain functions: ask a handle, decide, word; tested without Dash

A callback gets its data by `services.handle_of(current_session())`, never otherwise. A GraphError
that leaves it becomes the strip at the top; one about a field is caught and shown beside it. After
a change, write `notices.toast(done)` to `shell.ids.TOAST`; what could not be saved is kept in the
page with its command id and tried again when its `shell.ids.back(...)` store changes.
"""
