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

  /* A row that somebody chose, not one that the grid chose again when its rows came anew: that one
     may be the person before, and would take the place of whom the address names. */
  const grids = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  grids.chosenByHand = function (params, setEventData) {
    if (!['rowClicked', 'spaceKey', 'keyboardSelect'].includes(params.source)) return;
    const row = params.api.getSelectedRows()[0];
    if (row) setEventData(row.id);
  };

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
    const button = event.target.closest && event.target.closest('[data-goto],[data-form],[data-picture]');
    if (!button) return;
    if (button.dataset.goto !== undefined) go(button.dataset.goto);
    // who was chosen a moment ago stays chosen: these words were written before that
    else if (button.dataset.picture !== undefined) {
      go(changed(window.location.search, { picture: button.dataset.picture }));
    } else go(changed(window.location.search, { form: button.dataset.form }));
    const menu = button.closest('details.menu[data-closes]');
    if (menu) menu.open = false;
  });

  /* the family is coming in: nothing more is asked under the worker's session */
  document.addEventListener('click', (event) => {
    if (event.target.id === 'room-enter' && document.getElementById('map-canvas')) {
      window.dash_clientside.set_props('explorer-poll', { disabled: true });
    }
  }, true);

  /* on a phone the panel is a sheet: its grip opens it and folds it; a form opens it by itself */
  const phone = window.matchMedia('(max-width:47.99em)');
  let formThere = false;
  function sheet() {
    const panel = document.getElementById('explorer-panel');
    const grip = panel && panel.querySelector('[data-sheet]');
    if (!grip) return;
    const form = Boolean(panel.querySelector('.forms'));
    if (form && !formThere) panel.classList.add('open');
    formThere = form;
    const open = panel.classList.contains('open');
    const words = open ? 'Less' : 'More';
    if (grip.textContent !== words) grip.textContent = words;
    grip.setAttribute('aria-expanded', String(open));
    if (!open && !form && phone.matches) panel.scrollTop = 0; // beside the picture there is no grip
  }
  document.addEventListener('click', (event) => {
    const grip = event.target.closest && event.target.closest('[data-sheet]');
    if (!grip) return;
    grip.closest('.panel').classList.toggle('open');
    sheet();
  });

  /* A choice redraws its part of the screen. Its menu stays open, what was typed stays typed, the
     focus stays on the choice (or goes to what took its place), and what is shown now is spoken. */
  const byId = (id) => document.getElementById(id);
  const REGIONS = ['explorer-sentence', 'explorer-panel', 'explorer-pictures', 'explorer-legend'];
  const menus = new Map(); // open menus of the sentence: name -> what is typed in them
  const scrolled = new Map(); // how far down each menu was read, px
  let chosen = null; // the choice that was made last
  let passed = null; // what has the focus, chosen or not
  let sentence = '';
  let heading = '';

  function placeOf(element) {
    const region = REGIONS.find((id) => byId(id) && byId(id).contains(element));
    if (!region) return null;
    const group = element.closest('[role=group][aria-label]');
    return {
      region: region,
      close: element.matches('.close'),
      offer: element.matches('.offer button'), // gone once it is answered: on to the picture
      words: element.textContent,
      group: group ? group.getAttribute('aria-label') : '',
      menu: (element.closest('details[data-menu]') || { dataset: {} }).dataset.menu || '',
    };
  }

  document.addEventListener('click', (event) => {
    const asks = '[data-goto],[data-picture],.offer button';
    const button = event.target.closest && event.target.closest(asks);
    chosen = button ? placeOf(button) : null;
    if (chosen) chosen.at = performance.now();
  }, true);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Tab' || event.key === 'Escape') chosen = null;
  }, true);
  document.addEventListener('pointerdown', () => {
    chosen = passed = null;
  }, true);
  document.addEventListener('focusin', (event) => {
    const here = event.target;
    passed = here.closest('.forms') ? null : placeOf(here); // a form sees to its own
    if (passed) passed.nth = alike(passed).indexOf(here);
  }, true);
  document.addEventListener('toggle', (event) => {
    const menu = event.target;
    if (!menu.isConnected || !menu.matches('#explorer-sentence details[data-menu]')) return;
    if (menu.open) menus.set(menu.dataset.menu, '');
    else {
      menus.delete(menu.dataset.menu);
      scrolled.delete(menu.dataset.menu);
    }
  }, true);
  document.addEventListener('scroll', (event) => {
    const menu = event.target.closest && event.target.closest('details[data-menu]');
    if (menu) scrolled.set(menu.dataset.menu, event.target.scrollTop);
  }, true);
  document.addEventListener('input', (event) => {
    const menu = event.target.closest && event.target.closest('details[data-menu]');
    if (menu) menus.set(menu.dataset.menu, event.target.value);
  }, true);

  /** The sentence as it is read: without what its menus hold. */
  function read(element) {
    const copy = element.cloneNode(true);
    for (const part of copy.querySelectorAll('.menu-body')) part.remove();
    return copy.textContent;
  }

  function reopen(here) {
    for (const menu of here.querySelectorAll('details[data-menu]:not([open])')) {
      if (!menus.has(menu.dataset.menu)) continue;
      const typed = menus.get(menu.dataset.menu);
      const down = scrolled.get(menu.dataset.menu);
      menu.open = true;
      if (down) menu.querySelector('.menu-body').scrollTop = down;
      const input = menu.querySelector('input');
      if (!input || !typed) continue;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, typed);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.focus();
    }
  }

  /** What has the words and the group of a place, in its part of the screen. */
  function alike(place, kind = 'a[href],button,summary,input,[tabindex]') {
    return [...byId(place.region).querySelectorAll(kind)].filter((element) => {
      const there = placeOf(element);
      return there.words === place.words && there.group === place.group;
    });
  }

  /** A part of the screen was redrawn under the focus: it goes to the choice, or stays in place. */
  function refocus() {
    if (document.activeElement !== document.body) return;
    if (chosen && performance.now() - chosen.at < 20000) refocusChosen();
    else if (passed && byId(passed.region)) {
      const there = alike(passed)[passed.nth];
      if (there) there.focus({ preventScroll: true });
    }
  }

  function refocusChosen() {
    const here = byId(chosen.region);
    if (!here) return;
    const same = alike(chosen, '[data-goto],[data-picture]').find((one) => !one.matches('.close'));
    const picture = byId('map-picture');
    const shown = picture && picture.offsetParent !== null;
    let to = same;
    if (!to && chosen.offer && shown) to = picture;
    if (!to && chosen.region === 'explorer-sentence') {
      to = here.querySelector('[data-menu=filter] summary');
    }
    if (!to && chosen.close && shown) to = picture;
    if (!to) {
      to = here.querySelector('h2');
      if (to) to.tabIndex = -1;
    }
    if (to) to.focus({ preventScroll: true });
  }

  function say(words) {
    const spoken = byId('map-spoken');
    if (spoken && words) spoken.textContent = words;
  }

  new MutationObserver(() => {
    const here = byId('explorer-sentence');
    if (!here) {
      menus.clear();
      sentence = heading = '';
      return;
    }
    sheet();
    if (here.firstChild) reopen(here);
    refocus();
    const said = read(here);
    if (said && sentence && said !== sentence) say(said);
    if (said) sentence = said;
    const head = document.querySelector('#explorer-panel h2');
    const name = head ? head.textContent : '';
    if (name && heading && name !== heading && document.activeElement !== head) {
      say(`${name}: details beside the picture.`);
    }
    if (name) heading = name;
  }).observe(document, { childList: true, subtree: true });

  /** Whose row an address chooses, as AG Grid takes it. */
  function rowOf(search) {
    const person = new URLSearchParams(search || '').get('person');
    return person ? { ids: [person] } : [];
  }

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
      if (query.get('form') === 'tie' && query.get('person')) {
        /* the form stays: it takes them as the other person, and a stray tap closes nothing */
        const open = document.querySelector('.panel .forms');
        if (open && (window.dash_clientside.mapforms.tapped(person) || !person)) {
          const data = { kind: 'person', id: query.get('person') };
          window.dash_clientside.set_props(SELECTED, { data: data });
          return window.dash_clientside.no_update;
        }
      }
      if (query.get('form') === 'path' && query.get('person') && person) {
        return changed(search, { other: person });
      }
      if (query.get('form') === 'role' && query.get('rule') && person) {
        return changed(search, { person: person });
      }
      return changed(search, { person: person, form: '', rule: '', other: '' });
    },
    /* a count of folded relatives was touched: the branch behind that person is open too */
    unfold(asked, search) {
      if (!asked || !asked.id) return window.dash_clientside.no_update;
      const now = new URLSearchParams(search || '').get('unfolded');
      return changed(search, { unfolded: now ? `${now}.${asked.id}` : asked.id });
    },
    /* the rows go into both grids, who is chosen among them; [] while nobody looks at the table */
    fill(held, search) {
      const no = window.dash_clientside.no_update;
      if (!held) return [[], no, no, no, [], no, no];
      const [people, ties] = held.map((grid) => [grid.rows, grid.options, grid.css]);
      return [...people, rowOf(search), ...ties];
    },
    /* a row of the table too */
    row(event, search) {
      const person = event && event.data;
      const query = new URLSearchParams(search || '');
      if (!person || query.get('person') === person) return window.dash_clientside.no_update;
      if (query.get('form') === 'path' && query.get('person')) {
        return changed(search, { other: person });
      }
      if (query.get('form') === 'role' && query.get('rule')) {
        return changed(search, { person: person });
      }
      return changed(search, { person: person, form: '', rule: '', other: '' });
    },
    /* and what the address says is chosen on both */
    follow(search, selected) {
      const person = new URLSearchParams(search || '').get('person') || '';
      const now = selected && selected.kind === 'person' ? selected.id : '';
      if (person !== now) {
        const data = person ? { kind: 'person', id: person } : { kind: '' };
        window.dash_clientside.set_props(SELECTED, { data: data });
      }
      if (byId(PEOPLE)) window.dash_clientside.set_props(PEOPLE, { selectedRows: rowOf(search) });
      return window.dash_clientside.no_update;
    },
  };
})();
