/* What only the forms of the map's panel do: what was typed when one is left, what a relation
   suggests, whom a tap chooses. All of it in this page's memory, none of it kept. */
(function () {
  'use strict';

  const FIELD = (name) => `{"form":"field","name":"${name}"}`;
  const byId = (id) => document.getElementById(id);
  const form = () => document.querySelector('.panel .forms');
  const within = (event, what) => event.target.closest && event.target.closest(`.panel ${what}`);
  const no = () => window.dash_clientside.no_update;
  const drafts = new Map();
  const pauses = new Map();
  const chosen = new Set(); // choices made by hand in the open form: nothing else changes them

  function keyOf(about) {
    return [about.case_id, about.kind, about.person, about.tie].join(':');
  }

  function shortKey(about) {
    return [about.kind, about.person, about.tie].join(':');
  }

  function same(one, other) {
    return JSON.stringify(one || null) === JSON.stringify(other || null);
  }

  document.addEventListener('forms:opened', () => chosen.clear());
  document.addEventListener('forms:over', () => {
    if (byId('explorer-panel')) drafts.clear();
  });

  /* Cancel throws away what was typed, and closes the form on the view there is by now */
  document.addEventListener('click', (event) => {
    if (!within(event, '.forms [data-cancel]')) return;
    for (const [key, draft] of drafts) {
      if (draft.key === form().dataset.formKey) drafts.delete(key);
    }
    const query = new URLSearchParams(window.location.search);
    for (const name of ['form', 'tie', 'other']) query.delete(name);
    window.dash_clientside.set_props('address', { search: query.size ? `?${query}` : '' });
  });

  /* a question about a name that was typed before does not come after the answer to a button */
  document.addEventListener('click', (event) => {
    if (!within(event, '.forms [data-act]')) return;
    for (const pause of pauses.values()) clearTimeout(pause);
  }, true);

  /** The name of the field that a radio belongs to. */
  function radiosOf(radio) {
    for (let at = radio.parentElement; at && !at.matches('.forms'); at = at.parentElement) {
      const found = at.id && /^\{"form":"field","name":"(.+)"\}$/.exec(at.id);
      if (found) return found[1];
    }
    return '';
  }
  document.addEventListener('change', (event) => {
    const radio = event.isTrusted && within(event, '.forms [type=radio]');
    const name = radio && radiosOf(radio);
    if (name) chosen.add(name);
  }, true);

  /* leaving the page would lose what was typed into a form that is not open now */
  window.addEventListener('beforeunload', (event) => {
    const typed = [...drafts.values()].some((draft) => !same(draft.values, draft.first));
    const page = [...document.querySelectorAll('[data-typed] input:not([type=radio])')];
    if (typed || page.some((input) => input.value.trim())) event.preventDefault();
  });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.mapforms = {
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
      if (!other || !person || !window.dash_clientside.forms.idle()) return false;
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
})();
