/* The meeting's page: the focus of a form that opens or closes, and Enter in a line of text. */
(function () {
  'use strict';

  const page = () => document.querySelector('.meeting');
  const form = () => document.querySelector('.meeting .meeting-form');
  let opened = '';

  /* a form that opens takes the focus to its heading; one that closes gives it to the page's */
  new MutationObserver(() => {
    if (!page()) {
      opened = '';
      return;
    }
    const here = form();
    const key = here ? here.dataset.meetingForm : '';
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
    setTimeout(() => {
      const to = said.querySelector('button')
        || here.querySelector('[aria-invalid=true],[data-error=true]');
      if (!to) return;
      const folded = to.closest('details:not([open])');
      if (folded) folded.open = true;
      to.focus();
    }, 30);
  }).observe(document, { childList: true, subtree: true, characterData: true });

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    const input = event.target.closest
      && event.target.closest('.meeting-form input.mantine-Input-input');
    if (!input || input.getAttribute('aria-haspopup') === 'listbox') return;
    event.preventDefault();
    const button = document.getElementById('{"meeting":"act","name":"save"}');
    if (button) button.click();
  });
})();
