/* The forms in the map's panel: where the focus goes, Enter, what was typed when a form is left,
   and a form that waits for the graph. All of it in this page's memory, none of it kept. */
(function () {
  'use strict';

  const FIELD = (name) => `{"form":"field","name":"${name}"}`;
  const byId = (id) => document.getElementById(id);
  const panel = () => byId('explorer-panel');
  const form = () => document.querySelector('.panel .forms');
  const no = () => window.dash_clientside.no_update;
  const drafts = new Map();
  const pauses = new Map();
  let unsaved = false;
  let opened = null;

  function keyOf(about) {
    return [about.case_id, about.kind, about.person, about.tie].join(':');
  }

  /** The element of a field that takes the focus: the chosen radio or the first one for a group. */
  function inputOf(name) {
    const found = byId(FIELD(name));
    if (!found) return null;
    if (found.matches('input,textarea,button')) return found;
    return found.querySelector('input:checked') || found.querySelector('input,textarea');
  }

  /** Where the focus goes when a form closes: the heading of what the panel then says. */
  function headOf() {
    const head = panel() && (panel().querySelector('h2') || panel());
    if (head && head !== panel()) head.tabIndex = -1;
    return head;
  }

  /** A question, or why something was refused. */
  function saidIn() {
    const said = form() && [...form().querySelectorAll('.form-says:not(:empty)')].find((one) =>
      one.querySelector('.err,.err-list,.diff')
    );
    if (!said) return null;
    const button = said.querySelector('button');
    if (!button) said.tabIndex = -1;
    return button || said;
  }

  function focusOn(name) {
    const input = name === 'panel' ? headOf() : name === 'said' ? saidIn() : inputOf(name);
    if (!input) return false;
    const folded = input.closest('details:not([open])');
    if (folded) folded.open = true;
    input.focus();
    if (name !== 'panel') input.scrollIntoView({ block: 'center' });
    else panel().scrollTop = 0;
    return true;
  }

  /* a form that opens takes the focus to its heading, so that it is read from its top */
  new MutationObserver(() => {
    const here = form();
    const key = here && here.dataset.formKey;
    if (key === opened) return;
    opened = key;
    if (panel()) panel().scrollTop = 0;
    if (!here) {
      const lost = document.activeElement === document.body && headOf();
      if (lost) lost.focus({ preventScroll: true });
      return;
    }
    here.querySelector('h2').focus({ preventScroll: true });
    lock();
  }).observe(document, { childList: true, subtree: true });

  /* a list of choices says whether it is open */
  function sayOpen(input) {
    input.setAttribute('aria-expanded', String(input.hasAttribute('aria-controls')));
  }
  new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === 'attributes') {
        if (record.target.matches('.forms input[role=combobox]')) sayOpen(record.target);
      } else if (record.addedNodes.length && form()) {
        form().querySelectorAll('input[role=combobox]:not([aria-expanded])').forEach(sayOpen);
      }
    }
  }).observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['aria-controls'],
  });

  /* Enter in a line of text saves, as in any form */
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing) return;
    const input = event.target.closest && event.target.closest('.forms input.mantine-Input-input');
    if (!input || input.getAttribute('aria-expanded') === 'true') return;
    if (input.getAttribute('aria-haspopup') === 'listbox' && input.readOnly) return;
    event.preventDefault();
    const save = byId('{"form":"act","name":"save"}');
    if (save) save.click();
  });

  /* Cancel throws away what was typed */
  document.addEventListener('click', (event) => {
    const cancel = event.target.closest && event.target.closest('.forms [data-cancel]');
    if (!cancel) return;
    for (const [key, draft] of drafts) {
      if (draft.key === opened) drafts.delete(key);
    }
  });

  function lock() {
    const here = form();
    if (!here) return;
    const waiting = unsaved && unsaved === opened;
    for (const part of here.querySelectorAll('fieldset')) part.disabled = waiting;
    const save = byId('{"form":"act","name":"save"}');
    if (save) save.disabled = waiting;
  }

  window.addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault();
  });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.forms = {
    /** The focus goes to the first wrong field, or to the panel once a form has closed. */
    focus(focus) {
      if (!focus) return no();
      const to = focus.to;
      if (to === 'panel') drafts.clear();
      const until = performance.now() + 10000;
      let found = 0;
      const go = () => {
        const now = performance.now();
        const free = document.activeElement === document.body || !found;
        if (!(to === 'panel' && form()) && free && focusOn(to) && !found) found = now;
        /* the panel may be drawn once more: the focus must not be lost with it */
        if (found ? now < found + 1500 : now < until) setTimeout(go, 50);
      };
      setTimeout(go, 30);
      return no();
    },

    /** While something waits, "the graph cannot be reached" says that it does. */
    fault(fault, pending) {
      if (fault && fault.away && !fault.unsaved && pending) {
        window.dash_clientside.set_props('fault', { data: pending.fault });
      }
      return no();
    },

    /** What was sent waits for the graph: the form stays as it was sent until it is in. */
    pending(pending) {
      unsaved = pending ? pending.key : false;
      lock();
      const again = byId('strip-try');
      if (unsaved && again && document.activeElement === document.body) again.focus();
      return no();
    },

    /** The words of a field, once somebody pauses in typing. */
    paused(value, id) {
      clearTimeout(pauses.get(id.name));
      const to = { form: 'paused', name: id.name };
      const tell = () => {
        if (byId(FIELD(id.name))) window.dash_clientside.set_props(to, { data: value || '' });
      };
      if (value || pauses.has(id.name)) pauses.set(id.name, setTimeout(tell, 400));
      return no();
    },

    /** Keep what is typed while the page is open; put it back when its form comes back. */
    typed(values, ids, abouts) {
      const about = abouts[0];
      if (!about || !ids.length) return no();
      const key = keyOf(about);
      const now = Object.fromEntries(ids.map((id, n) => [id.name, values[n]]));
      const draft = drafts.get(key);
      const typedIn = draft && !same(draft.values, draft.first);
      if (draft && draft.about.command !== about.command && typedIn) {
        for (const id of ids) {
          const before = draft.values[id.name];
          if (before === undefined || same(before, now[id.name])) continue;
          window.dash_clientside.set_props(id, { value: before });
        }
        const part = (name) => ({ form: name === 'about' ? 'about' : 'said', name: 'form' });
        window.dash_clientside.set_props(part('about'), { data: draft.about });
        window.dash_clientside.set_props(part('said'), {
          children: 'What you typed earlier is back. Cancel throws it away.',
        });
        return no();
      }
      if (draft && draft.about.command === about.command) {
        Object.assign(draft, { values: now, about: about });
      } else {
        drafts.set(key, { first: now, values: now, about: about, key: shortKey(about) });
      }
      return no();
    },
  };

  function shortKey(about) {
    return [about.kind, about.person, about.tie].join(':');
  }

  function same(one, other) {
    return JSON.stringify(one || null) === JSON.stringify(other || null);
  }
})();
