/* The safety plan: the focus of a form that opens or closes, and Enter in a line of text. */
(function () {
  'use strict';

  const page = () => document.querySelector('.plan');
  const form = () => document.querySelector('.plan .plan-form');
  let opened = '';

  /* a form that opens takes the focus to its heading; one that closes gives it to the page's */
  new MutationObserver(() => {
    if (!page()) {
      opened = '';
      return;
    }
    const here = form();
    const key = here ? here.dataset.planForm : '';
    if (key === opened) return;
    opened = key;
    const head = (here && here.querySelector('h2')) || page().querySelector('h1');
    if (!head || (!here && document.activeElement !== document.body)) return;
    head.focus({ preventScroll: true });
    if (here) head.scrollIntoView({ block: 'nearest' });
  }).observe(document, { childList: true, subtree: true });

  /* a mistake takes it to the field it is about, a question to its first button */
  new MutationObserver(() => {
    const here = form();
    const said = here && here.querySelector('.form-says');
    const words = said ? said.textContent : '';
    if (!said || words === said._words) return;
    said._words = words;
    if (!words) return;
    const until = performance.now() + 2000;
    const go = () => {
      const wrong = here.querySelector('.mantine-InputWrapper-error');
      const field = wrong && wrong.closest('.mantine-InputWrapper-root');
      const to = said.querySelector('button') || (field && field.querySelector('input,textarea'));
      if (!to) {
        if (here.isConnected && performance.now() < until) setTimeout(go, 50);
        return;
      }
      const folded = to.closest('details:not([open])');
      if (folded) folded.open = true;
      to.focus();
    };
    setTimeout(go, 50);
  }).observe(document, { childList: true, subtree: true, characterData: true });

  /* A choice redraws its part of the page: the focus stays on it, or goes to what took its
     place. */
  let chosen = null;
  const named = (button) => button.dataset.slot || button.getAttribute('aria-label')
    || button.textContent;
  document.addEventListener('click', (event) => {
    const at = event.target;
    const button = at.closest && at.closest('.plan [data-goto], .plan .ask button');
    if (!button) return;
    chosen = { name: named(button), at: performance.now(), asked: !button.dataset.goto };
  }, true);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Tab' || event.key === 'Escape') chosen = null;
  }, true);
  new MutationObserver(() => {
    if (!chosen || !page() || document.activeElement !== document.body || form()) return;
    if (performance.now() - chosen.at > 20000) return;
    const seen = (one) => one.offsetParent !== null;
    const same = [...page().querySelectorAll('[data-goto]')].filter(seen).find((button) =>
      named(button) === chosen.name
    );
    const head = chosen.asked && page().querySelector('.ask h3');
    if (head) head.tabIndex = -1;
    if (same || head) (same || head).focus({ preventScroll: true });
  }).observe(document, { childList: true, subtree: true });

  /* a list of choices says whether it is open (when it opens, with the other forms) */
  new MutationObserver(() => {
    for (const input of document.querySelectorAll(
      '.plan-form input[role=combobox]:not([aria-expanded])'
    )) {
      input.setAttribute('aria-expanded', String(input.hasAttribute('aria-controls')));
    }
  }).observe(document, { childList: true, subtree: true });

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    const at = event.target;
    const input = at.closest && at.closest('.plan-form input.mantine-Input-input');
    if (!input || input.getAttribute('aria-haspopup') === 'listbox') return;
    event.preventDefault();
    const act = input.closest('details') ? 'end' : 'save';
    const button = document.getElementById(`{"name":"${act}","plan":"act"}`);
    if (!button) return;
    input.blur(); // what was typed last is sent on leaving the field: it must go before the save
    setTimeout(() => button.click(), 80);
  });
})();
