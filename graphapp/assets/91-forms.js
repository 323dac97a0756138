/* The forms of every page (`graphapp/shell/forms`): where the focus goes when one opens, has a
   mistake in it or is over; Enter; a form that waits for an answer or for the graph. A form says by
   its attributes what it is: data-form-of (what its parts' ids are marked with), data-form-key,
   data-form-back (what takes the focus afterwards), data-act and data-enter (which button). */
(function () {
  'use strict';

  const byId = (id) => document.getElementById(id);
  const form = () => document.querySelector('.forms[data-form-of]');
  const within = (event, what) =>
    event.target.closest && event.target.closest(`.forms[data-form-of] ${what}`);
  const no = () => window.dash_clientside.no_update;
  let opened = null; // the key of the form that is open
  let back = ''; // where the focus goes when it is over
  let typed = false; // something was typed into it
  let unsaved = false; // the key of the form that waits for the graph
  let busy = false; // a button was pressed and its answer is on its way
  let saving = false; // Enter was pressed, and Save will be
  let from = null; // where the focus was when a button was pressed
  let giving = null; // stops giving the focus

  const tell = (what) => document.dispatchEvent(new CustomEvent(`forms:${what}`));

  /** A part's id as Dash writes it: its names in order. */
  function idOf(kind, name) {
    const of = form().dataset.formOf;
    return JSON.stringify(of < 'name' ? { [of]: kind, name: name } : { name: name, [of]: kind });
  }

  /** The element of a field that takes the focus: the chosen radio or the first one for a group. */
  function inputOf(name) {
    const id = idOf('field', name);
    const label = byId(`${id}-label`); // a group of radios may have no id of its own
    const found = byId(id) || (label && label.closest('.mantine-InputWrapper-root'));
    if (!found || found.matches('input,textarea,button')) return found;
    return found.querySelector('input:checked') || found.querySelector('input,textarea');
  }

  /** A question's first button, or why something was refused. */
  function saidIn() {
    const said = [...form().querySelectorAll('.form-says:not(:empty)')].find((one) =>
      one.querySelector('.err,.err-list,.diff')
    );
    if (!said) return null;
    const button = said.querySelector('button');
    if (!button) said.tabIndex = -1;
    return button || said;
  }

  function focusOn(name) {
    const input = form() && (name === 'said' ? saidIn() : inputOf(name));
    if (!input) return false;
    for (let at = input.closest('details'); at; at = at.parentElement.closest('details')) {
      at.open = true;
    }
    input.focus();
    input.scrollIntoView({ block: 'center' });
    return true;
  }

  /** The first that is there of what takes the focus when the form is over. */
  function focusBack() {
    if (form()) return false;
    for (const selector of back.split('|')) {
      const to = [...document.querySelectorAll(selector)].find((one) => one.offsetParent);
      if (!to) continue;
      if (to.matches('h1,h2')) to.tabIndex = -1;
      to.focus({ preventScroll: true });
      if (!to.matches('h1,.panel *')) to.scrollIntoView({ block: 'nearest' });
      return true;
    }
    return false;
  }

  /** Give the focus as soon as there is what takes it, and again while that is drawn once more.
      Whoever has gone on to something else meanwhile is left there. */
  function give(take, before) {
    if (giving) giving();
    let over = false;
    let found = 0;
    let given = null;
    const until = performance.now() + 10000;
    const free = () => {
      const at = document.activeElement;
      if (at === document.body || at === given) return true;
      return !found && (at === before || !before.isConnected && !at.matches('input,textarea'));
    };
    const go = () => {
      if (over || !free()) return;
      const now = performance.now();
      if ((document.activeElement !== given || !given.isConnected) && take()) {
        given = document.activeElement;
        found = found || now;
      }
      if (found ? now < found + 1500 : now < until) setTimeout(go, 50);
    };
    const stop = () => {
      over = true;
    };
    giving = stop;
    for (const kind of ['keydown', 'pointerdown']) {
      document.addEventListener(kind, stop, { capture: true, once: true });
    }
    setTimeout(go, 30);
  }

  /* a form that opens takes the focus to its heading, so that it is read from its top; one that is
     over gives it back */
  new MutationObserver(() => {
    const here = form();
    const key = here && here.dataset.formKey;
    if (key === opened) return;
    opened = key;
    typed = false;
    from = null;
    tell('opened');
    const panel = document.querySelector('.panel');
    if (panel) panel.scrollTop = 0;
    if (!here) {
      if (document.activeElement === document.body) give(focusBack, document.body);
      return;
    }
    if (giving) giving();
    back = here.dataset.formBack;
    const head = here.querySelector('h2,h3');
    head.focus({ preventScroll: true });
    const top = head.getBoundingClientRect().top;
    if (!here.closest('.panel') && (top < 0 || top > window.innerHeight / 2)) {
      here.scrollIntoView({ block: 'start' });
    }
    lock();
  }).observe(document, { childList: true, subtree: true });

  /* the button that leads to the form that is open already goes to its heading */
  document.addEventListener('click', (event) => {
    const button = event.target.closest && event.target.closest('[data-goto]');
    if (button && form() && button.dataset.goto === window.location.search) {
      form().querySelector('h2,h3').focus();
    }
  });

  /* while the answer to a button is on its way nothing is typed that it would throw away */
  document.addEventListener('click', (event) => {
    if (!busy && within(event, '[data-act]')) from = document.activeElement;
  }, true);
  const held = (event) => {
    if (!busy || !within(event, '.form-body')) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('beforeinput', held, true);
  document.addEventListener('click', held, true);

  /* leaving the page would lose what is typed: it is kept nowhere but here */
  document.addEventListener('input', (event) => {
    if (within(event, '.form-body')) typed = true;
  });
  window.addEventListener('beforeunload', (event) => {
    if (unsaved || (form() && typed)) event.preventDefault();
  });

  /* a list of choices says whether it is open */
  function sayOpen(input) {
    input.setAttribute('aria-expanded', String(input.hasAttribute('aria-controls')));
  }
  new MutationObserver((records) => {
    const open = form();
    if (!open) return; // a picture being painted is thousands of records
    for (const { type, target } of records) {
      if (type === 'attributes' && target.matches('.forms input[role=combobox]')) sayOpen(target);
    }
    open.querySelectorAll('input[role=combobox]:not([aria-expanded])').forEach(sayOpen);
  }).observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['aria-controls'],
  });

  /* Enter in a line of text saves, as in any form. What was typed last is sent on leaving the
     line: the button is pressed once it has gone. */
  function sent(input) {
    const list = input.getAttribute('role') === 'combobox';
    const part = !list && input.id && window.dash_component_api.getLayout(JSON.parse(input.id));
    return !part || (part.props.value || '') === input.value;
  }
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing) return;
    const input = within(event, 'input.mantine-Input-input');
    if (!input || input.getAttribute('aria-expanded') === 'true') return;
    if (input.getAttribute('aria-haspopup') === 'listbox' && input.readOnly) return;
    event.preventDefault();
    const part = input.closest('[data-enter]');
    const button = form().querySelector(`[data-act="${part ? part.dataset.enter : 'save'}"]`);
    if (!button || busy || saving) return;
    saving = true;
    input.blur();
    const until = performance.now() + 1000;
    const press = () => {
      if (!sent(input) && performance.now() < until) {
        setTimeout(press, 20);
        return;
      }
      saving = false;
      button.click();
    };
    setTimeout(press, 80);
  });

  /* what was sent waits for the graph: the form stays as it was sent */
  function lock() {
    const here = form();
    if (!here) return;
    const waiting = Boolean(unsaved) && unsaved === opened;
    for (const part of here.querySelectorAll('fieldset,[data-act]')) part.disabled = waiting;
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.forms = {
    /** Whether the open form takes something now. */
    idle: () => !busy && !unsaved,

    /** The focus goes to the first wrong field or to what the form says; or the form is over. */
    focus(focus) {
      if (!focus) return no();
      if (focus.to === 'back') {
        typed = false;
        tell('over');
      } else give(() => focusOn(focus.to), from || document.activeElement);
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

    /** What was sent waits for the graph: the form stays as it was sent until it is in. */
    pending(pending) {
      unsaved = pending ? pending.key : false;
      lock();
      const again = byId('strip-try');
      if (unsaved && again && document.activeElement === document.body) again.focus();
      return no();
    },

    /** While something waits, "the graph cannot be reached" says that it does. */
    fault(fault, pending) {
      if (fault && fault.away && !fault.unsaved && pending) {
        window.dash_clientside.set_props('fault', { data: pending.fault });
      }
      return no();
    },
  };
})();
