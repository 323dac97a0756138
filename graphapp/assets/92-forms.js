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
  let busy = false; // a button was pressed and its answer is on its way
  let from = null; // where the focus was when it was pressed
  const chosen = new Set(); // choices made by hand in the open form: nothing else changes them

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
    chosen.clear();
    from = null;
    if (panel()) panel().scrollTop = 0;
    if (!here) {
      const lost = document.activeElement === document.body && headOf();
      if (lost) lost.focus({ preventScroll: true });
      return;
    }
    here.querySelector('h2').focus({ preventScroll: true });
    lock();
  }).observe(document, { childList: true, subtree: true });

  /* Cancel throws away what was typed, and closes the form on the view there is by now */
  document.addEventListener('click', (event) => {
    const cancel = event.target.closest && event.target.closest('.forms [data-cancel]');
    if (!cancel) return;
    for (const [key, draft] of drafts) {
      if (draft.key === opened) drafts.delete(key);
    }
    const query = new URLSearchParams(window.location.search);
    for (const name of ['form', 'tie', 'other']) query.delete(name);
    window.dash_clientside.set_props('address', { search: query.size ? `?${query}` : '' });
  });

  /* While the answer to a button is on its way nothing is typed that it would throw away, and a
     question about a name that was typed before does not come after it. */
  document.addEventListener('click', (event) => {
    const act = event.target.closest && event.target.closest('.forms button[id*=\'"act"\']');
    if (!act || busy) return;
    from = document.activeElement;
    for (const pause of pauses.values()) clearTimeout(pause);
  }, true);
  const held = (event) => {
    const body = busy && event.target.closest && event.target.closest('.forms .form-body');
    if (!body) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('beforeinput', held, true);
  document.addEventListener('click', held, true);
  document.addEventListener('change', (event) => {
    const group = event.isTrusted && event.target.closest && event.target.closest('.forms [id]');
    const ident = group && event.target.matches('[type=radio]') && radiosOf(event.target);
    if (ident) chosen.add(ident);
  }, true);

  /** The name of the field that a radio belongs to. */
  function radiosOf(radio) {
    for (let at = radio.parentElement; at && !at.matches('.forms'); at = at.parentElement) {
      const found = at.id && /^\{"form":"field","name":"(.+)"\}$/.exec(at.id);
      if (found) return found[1];
    }
    return '';
  }

  function lock() {
    const here = form();
    if (!here) return;
    const waiting = unsaved && unsaved === opened;
    for (const part of here.querySelectorAll('fieldset')) part.disabled = waiting;
    const save = byId('{"form":"act","name":"save"}');
    if (save) save.disabled = waiting;
  }

  /* leaving the page would lose what is typed: it is kept nowhere but here */
  window.addEventListener('beforeunload', (event) => {
    const typed = [...drafts.values()].some((draft) => !same(draft.values, draft.first));
    const page = [...document.querySelectorAll('[data-typed] input:not([type=radio])')];
    if (unsaved || typed || page.some((input) => input.value.trim())) event.preventDefault();
  });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.forms = {
    /** The focus goes to the first wrong field, or to the panel once a form has closed. */
    focus(focus) {
      if (!focus) return no();
      const to = focus.to;
      if (to === 'panel') drafts.clear();
      const before = from || document.activeElement;
      const until = performance.now() + 10000;
      let found = 0;
      let given = null;
      /* whoever has gone on to something else meanwhile is left there */
      const free = () => {
        const at = document.activeElement;
        if (at === document.body || at === given) return true;
        return !found && (at === before || !before.isConnected && !at.matches('input,textarea'));
      };
      const go = () => {
        const now = performance.now();
        if (!(to === 'panel' && form())) {
          if (!free()) return;
          if (document.activeElement !== given || !given.isConnected) {
            if (focusOn(to)) {
              given = document.activeElement;
              found = found || now;
            }
          }
        }
        /* the panel may be drawn once more: the focus must not be lost with it */
        if (found ? now < found + 1500 : now < until) setTimeout(go, 50);
      };
      const stop = () => { found = -10000; };
      for (const kind of ['keydown', 'pointerdown']) {
        document.addEventListener(kind, stop, { capture: true, once: true });
      }
      setTimeout(go, 30);
      return no();
    },

    /** A button's answer is on its way: the form says so, and waits. */
    busy(answering) {
      busy = Boolean(answering);
      const here = form();
      if (here) here.classList.toggle('busy', busy);
      const body = here && here.querySelector('.form-body');
      if (body && busy) body.setAttribute('aria-busy', 'true');
      else if (body) body.removeAttribute('aria-busy');
      return no();
    },

    /** What a relation suggests for other fields; what somebody chose by hand stays. */
    suggest(suggested) {
      for (const [name, value] of Object.entries(suggested || {})) {
        if (value && !chosen.has(name) && byId(FIELD(name))) {
          window.dash_clientside.set_props({ form: 'field', name: name }, { value: value });
        }
      }
      return no();
    },

    /** Whether somebody tapped on the picture is taken as the other person of an open tie. */
    tapped(person) {
      const here = form();
      const other = here && here.dataset.formKind === 'tie' && byId(FIELD('other'));
      if (!other || !person || busy || unsaved) return false;
      const ident = { form: 'field', name: 'other' };
      const layout = window.dash_component_api.getLayout(ident);
      const option = layout && layout.props.data.find((one) => one.value === person);
      const words = option
        ? `${option.label} is chosen. Say what they are to each other.`
        : 'They cannot be chosen here: a tie is between two people of this map.';
      if (option) window.dash_clientside.set_props(ident, { value: person });
      window.dash_clientside.set_props({ form: 'said', name: 'other' }, { children: words });
      return true;
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
