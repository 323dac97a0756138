/* The map screen: every choice is a button that holds the address it leads to, and what is chosen
   on the picture or in a table goes into the address. The address is the only state. */
(function () {
  'use strict';

  const SELECTED = 'map-selected';
  const PEOPLE = 'explorer-people-grid';

  function go(search) {
    const wanted = search === '?' ? '' : search;
    if (wanted === window.location.search) return;
    window.dash_clientside.set_props('address', { search: wanted });
  }

  function changed(search, changes) {
    const query = new URLSearchParams(search || '');
    for (const [name, value] of Object.entries(changes)) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    const text = query.toString();
    return text ? '?' + text : '';
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest && event.target.closest('[data-goto],[data-form]');
    if (!button) return;
    if (button.dataset.goto !== undefined) go(button.dataset.goto);
    else go(changed(window.location.search, { form: button.dataset.form }));
    const menu = button.closest('details.menu[data-closes]');
    if (menu) menu.open = false;
  });

  /* the family is coming in: nothing more is asked under the worker's session */
  document.addEventListener('click', (event) => {
    if (event.target.id === 'room-enter' && document.getElementById('map-canvas')) {
      window.dash_clientside.set_props('explorer-poll', { disabled: true });
    }
  }, true);

  /* on a phone the panel is a sheet: its grip opens it and folds it */
  document.addEventListener('click', (event) => {
    const grip = event.target.closest && event.target.closest('[data-sheet]');
    if (!grip) return;
    const panel = grip.closest('.panel');
    const open = panel.classList.toggle('open');
    grip.setAttribute('aria-expanded', String(open));
    grip.textContent = open ? 'Less' : 'More';
  });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.explorer = {
    /* what was chosen on the picture goes into the address */
    chosen(selected, search) {
      if (!selected) return window.dash_clientside.no_update; /* nothing was touched yet */
      const kind = (selected && selected.kind) || '';
      const query = new URLSearchParams(search || '');
      const person = kind === 'person' ? selected.id : '';
      if ((query.get('person') || '') === person) return window.dash_clientside.no_update;
      if (kind === 'tie' || kind === 'barrier') return window.dash_clientside.no_update;
      if (query.get('form') === 'path' && query.get('person') && person) {
        return changed(search, { other: person });
      }
      return changed(search, { person: person, form: '', other: '' });
    },
    /* a row of the table too */
    row(rows, search) {
      const row = rows && rows[0];
      const query = new URLSearchParams(search || '');
      if (!row || query.get('person') === row.id) return window.dash_clientside.no_update;
      if (query.get('form') === 'path' && query.get('person')) {
        return changed(search, { other: row.id });
      }
      return changed(search, { person: row.id, form: '', other: '' });
    },
    /* and what the address says is chosen on both */
    follow(search, selected) {
      const person = new URLSearchParams(search || '').get('person') || '';
      const now = selected && selected.kind === 'person' ? selected.id : '';
      if (person !== now) {
        const data = person ? { kind: 'person', id: person } : { kind: '' };
        window.dash_clientside.set_props(SELECTED, { data: data });
      }
      window.dash_clientside.set_props(PEOPLE, {
        selectedRows: person ? { ids: [person] } : [],
      });
      return window.dash_clientside.no_update;
    },
  };
})();
