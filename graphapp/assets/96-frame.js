/* The page "The case": a button opens its form in place, the focus goes with it and comes back. */
(function () {
  'use strict';

  const byId = (id) => document.getElementById(id);
  const page = () => document.querySelector('.casepage');
  const form = () => document.querySelector('.frame-form');
  const no = () => window.dash_clientside.no_update;
  const FIELD = (name) => `{"frame":"field","name":"${name}"}`;
  let opened = null; // the key of the form that is open
  let from = ''; // the address that the button which opened it leads to
  let waits = false; // what was sent waits for the graph

  function go(search) {
    window.dash_clientside.set_props('address', { search: search });
  }

  document.addEventListener('click', (event) => {
    if (!event.target.closest || !page()) return;
    const button = event.target.closest('[data-frame]');
    if (button) {
      from = button.dataset.frame;
      if (from === window.location.search && form()) form().querySelector('h3').focus();
      else go(from);
    } else if (event.target.closest('[data-frame-cancel]')) {
      go('');
    }
  });

  /** The button that opened the form, else its section's heading. */
  function backTo(section) {
    const button = [...document.querySelectorAll('.casepage [data-frame]')].find(
      (one) => one.dataset.frame === from && one.offsetParent
    );
    return button || (section && section.querySelector('h2'));
  }

  /* a form that opens takes the focus to its heading; one that closes gives it back */
  let section = null;
  new MutationObserver(() => {
    const here = form();
    const key = here && here.dataset.frameKey;
    if (here) here.querySelectorAll('input[role=combobox]:not([aria-expanded])').forEach(sayOpen);
    if (key === opened) return;
    opened = key;
    if (here) {
      section = here.closest('section');
      const head = here.querySelector('h3');
      head.focus({ preventScroll: true });
      here.scrollIntoView({ block: 'start' });
      lock();
    } else if (page() && document.activeElement === document.body) {
      const to = backTo(section);
      if (to) to.focus();
    }
  }).observe(document, { childList: true, subtree: true });

  function sayOpen(input) {
    input.setAttribute('aria-expanded', String(input.hasAttribute('aria-controls')));
  }
  new MutationObserver((records) => {
    for (const record of records) {
      if (record.target.matches('.frame-form input[role=combobox]')) sayOpen(record.target);
    }
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-controls'] });

  /* leaving the page would lose what is typed */
  const typed = new Set();
  document.addEventListener('input', (event) => {
    if (event.target.closest && event.target.closest('.frame-form')) typed.add(opened);
  });
  window.addEventListener('beforeunload', (event) => {
    if (waits || (form() && typed.has(opened))) event.preventDefault();
  });

  function inputOf(name) {
    /* a group of radios has no id of its own: its label has */
    const label = byId(`${FIELD(name)}-label`);
    const found = byId(FIELD(name)) || (label && label.closest('.mantine-InputWrapper-root'));
    if (!found) return null;
    if (found.matches('input,textarea,button')) return found;
    return found.querySelector('input:checked') || found.querySelector('input,textarea');
  }

  function saidIn() {
    const said = form() && form().querySelector('.form-says');
    if (!said || !said.firstChild) return null;
    const button = said.querySelector('button');
    if (!button) said.tabIndex = -1;
    return button || said;
  }

  function lock() {
    const body = form() && form().querySelector('fieldset');
    if (body) body.disabled = waits;
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.casepage = {
    /** The focus goes to the first wrong field, to what the form says, or back. */
    focus(focus) {
      if (!focus) return no();
      if (focus.to === 'back') {
        typed.delete(opened);
        return no();
      }
      const until = performance.now() + 3000;
      const go = () => {
        const input = focus.to === 'said' ? saidIn() : inputOf(focus.to);
        if (input) {
          input.focus();
          input.scrollIntoView({ block: 'center' });
        } else if (performance.now() < until) setTimeout(go, 50);
      };
      setTimeout(go, 50);
      return no();
    },

    /** What was sent waits for the graph: the form stays as it was sent until it is in. */
    pending(pending) {
      waits = Boolean(pending);
      lock();
      const again = byId('strip-try');
      if (waits && again && document.activeElement === document.body) again.focus();
      return no();
    },
  };
})();
