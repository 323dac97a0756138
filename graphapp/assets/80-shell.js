/* The shell: links without a full load, light and dark, the strip, the toast, a program gone. */
(function () {
  'use strict';

  const KEY = 'mantine-color-scheme-value';
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);

  /* links within the program */
  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('a[data-nav]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    for (const menu of document.querySelectorAll('details.menu[open]')) menu.open = false;
    if (link.href === location.href) return;
    history.pushState({}, '', link.href);
    window.dispatchEvent(new CustomEvent('_dashprivate_pushstate'));
    window.scrollTo(0, 0);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
  document.addEventListener('click', (event) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  /* light and dark */
  const dark = () => root.getAttribute('data-mantine-color-scheme') === 'dark';
  function sayScheme() {
    for (const button of document.querySelectorAll('[data-theme-switch]')) {
      const words = dark() ? 'Light' : 'Dark';
      if (button.textContent !== words) button.textContent = words;
    }
  }
  document.addEventListener('click', (event) => {
    if (!event.target.closest || !event.target.closest('[data-theme-switch]')) return;
    const scheme = dark() ? 'light' : 'dark';
    root.setAttribute('data-mantine-color-scheme', scheme);
    try {
      localStorage.setItem(KEY, scheme);
    } catch (error) {
      /* it lasts as long as the page */
    }
    sayScheme();
  });
  new MutationObserver(sayScheme).observe(root, {
    attributes: true,
    attributeFilter: ['data-mantine-color-scheme'],
  });
  new MutationObserver(sayScheme).observe(document, { childList: true, subtree: true });

  /* the toast: ten seconds, which stop while the pointer or the focus is on it */
  const LASTS = 10000;
  let left = 0;
  let since = 0;
  let timer = null;
  function hideToast() {
    const box = byId('toast');
    clearTimeout(timer);
    timer = null;
    if (!box) return;
    if (box.contains(document.activeElement)) byId('main').focus();
    box.hidden = true;
  }
  function run() {
    clearTimeout(timer);
    since = performance.now();
    timer = setTimeout(hideToast, left);
  }
  function hold() {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    left = Math.max(left - (performance.now() - since), 1000);
  }
  function watch(box) {
    if (box._watched) return;
    box._watched = true;
    box.addEventListener('pointerenter', hold);
    box.addEventListener('focusin', hold);
    const go = () => {
      if (!box.hidden && !box.matches(':hover') && !box.contains(document.activeElement)) run();
    };
    box.addEventListener('pointerleave', go);
    box.addEventListener('focusout', () => setTimeout(go));
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') hideToast();
    });
  }

  /* the program itself is gone, or this browser is no longer let in */
  let gone = false;
  let away = false; // whether the graph was, when it was last spoken of
  function showGone(lead, words) {
    const strip = byId('strip');
    const said = byId('strip-words');
    if (!strip || !said) return;
    gone = true;
    write(said, lead, words);
    byId('strip-try').hidden = true;
    strip.hidden = false;
  }
  function write(element, lead, words) {
    const bold = document.createElement('b');
    bold.textContent = lead;
    element.replaceChildren(bold, ` ${words}`);
  }
  const plainFetch = window.fetch;
  window.fetch = async function (...asked) {
    try {
      const answer = await plainFetch.apply(this, asked);
      if (answer.status === 403) {
        showGone('This browser is not let in any more.', 'Open the program by its link again.');
      } else if (gone) {
        gone = false;
        byId('strip').hidden = true;
      }
      return answer;
    } catch (error) {
      if (error && error.name !== 'AbortError') {
        showGone(
          'The program does not answer.',
          'What you typed is still here. Start it again, or wait until it is back.'
        );
      }
      throw error;
    }
  };

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.shell = {
    title(title, path) {
      const no = window.dash_clientside.no_update;
      if (!title) return no;
      const moved = document._path !== undefined && document._path !== path;
      document._path = path;
      document.title = title;
      const strip = byId('strip');
      if (moved && strip && !strip.hidden && !strip._unsaved) {
        window.dash_clientside.set_props('fault', { data: null }); // it was about the page before
      }
      const main = byId('main');
      if (moved && main && !main.contains(document.activeElement)) {
        main.focus({ preventScroll: true });
      }
      return no;
    },
    fault(fault) {
      const said = byId('strip-words');
      if (!said) return [true, true];
      if (!fault) return [true, true];
      write(said, fault.lead, fault.words);
      byId('strip')._unsaved = fault.unsaved;
      byId('strip-try').hidden = !fault.away;
      return [false, !fault.away];
    },
    /** The graph is back: what was asked for while it was away is asked for again. */
    again(fault) {
      const back = away && !fault;
      away = Boolean(fault && fault.away);
      return back ? `again ${performance.now()}` : window.dash_clientside.no_update;
    },
    /** Which button was pressed; '' when the graph is back. One that merely came was not. */
    pressed() {
      const by = window.dash_clientside.callback_context.triggered.find((one) => one.value);
      if (!by) return window.dash_clientside.no_update;
      const ident = JSON.parse(by.prop_id.slice(0, by.prop_id.lastIndexOf('.')));
      return { name: ident.type === 'back' ? '' : ident.name, n: performance.now() };
    },
    toast(said) {
      const box = byId('toast');
      if (!box || !said) return window.dash_clientside.no_update;
      byId('toast-words').textContent = said.words;
      const button = byId('toast-undo');
      button.hidden = !said.change;
      button.textContent = said.act || 'Undo';
      box.hidden = false;
      watch(box);
      left = LASTS;
      if (box.matches(':hover') || box.contains(document.activeElement)) timer = null;
      else run();
      return said.n;
    },
  };
})();
