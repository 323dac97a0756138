/* A search box with a list of options: arrow keys choose, Enter opens, Escape closes. */
(function () {
  'use strict';

  const boxes = () => document.querySelectorAll('input[data-listbox]');
  const listOf = (box) => document.getElementById(box.dataset.listbox);
  const optionsOf = (list) => Array.from(list.querySelectorAll('[role="option"]'));

  function mark(box, list, chosen) {
    for (const option of optionsOf(list)) {
      option.setAttribute('aria-selected', option === chosen ? 'true' : 'false');
    }
    if (chosen) {
      box.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    } else {
      box.removeAttribute('aria-activedescendant');
    }
  }

  /* Escape closes by an attribute of ours: `hidden` belongs to the page's own renderer. */
  const isOpen = (list) =>
    !list.hidden && list.children.length > 0 && !list.hasAttribute('data-closed');
  const close = (list, yes) => list.toggleAttribute('data-closed', yes);

  /* The list may still answer what was typed before: then Enter waits for the right one. */
  const answers = (box, list) => list.dataset.for === box.value;

  function set(box, name, value) {
    if (box.getAttribute(name) !== value) box.setAttribute(name, value);
  }

  function prepare() {
    for (const box of boxes()) {
      const list = listOf(box);
      if (!list) continue;
      set(box, 'role', 'combobox');
      set(box, 'aria-autocomplete', 'list');
      set(box, 'aria-controls', list.id);
      set(box, 'aria-expanded', isOpen(list) ? 'true' : 'false');
      if (box._enter && answers(box, list)) {
        box._enter = false;
        if (isOpen(list)) go(optionsOf(list)[0]);
      }
      const active = box.getAttribute('aria-activedescendant');
      if (active && !document.getElementById(active)) box.removeAttribute('aria-activedescendant');
    }
  }

  function go(option) {
    history.pushState({}, '', option.dataset.href);
    window.dispatchEvent(new CustomEvent('_dashprivate_pushstate'));
    window.scrollTo(0, 0);
  }

  document.addEventListener(
    'keydown',
    (event) => {
      const box = event.target;
      if (!box.matches || !box.matches('input[data-listbox]')) return;
      const list = listOf(box);
      if (!list || (!isOpen(list) && event.key !== 'Enter')) return;
      const options = optionsOf(list);
      const at = options.findIndex((one) => one.id === box.getAttribute('aria-activedescendant'));
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        const step = event.key === 'ArrowDown' ? 1 : -1;
        const next = at < 0 ? (step > 0 ? 0 : options.length - 1) : at + step;
        mark(box, list, options[(next + options.length) % options.length]);
      } else if (event.key === 'Enter') {
        event.preventDefault();
        if (answers(box, list)) go(options[Math.max(at, 0)]);
        else box._enter = true;
      } else if (event.key === 'Escape') {
        close(list, true);
        mark(box, list, null);
      }
    },
    true
  );
  document.addEventListener('input', (event) => {
    const box = event.target;
    if (!box.matches || !box.matches('input[data-listbox]')) return;
    box._enter = false;
    close(listOf(box), false);
  });
  document.addEventListener('click', (event) => {
    const option = event.target.closest && event.target.closest('[role="option"][data-href]');
    if (option) go(option);
  });

  new MutationObserver(prepare).observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['hidden', 'data-closed', 'data-for'],
  });
})();
