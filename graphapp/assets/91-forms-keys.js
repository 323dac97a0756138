/* The forms by keyboard: a list of choices says whether it is open, and Enter saves. */
(function () {
  'use strict';

  const form = () => document.querySelector('.panel .forms');

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
    const save = document.getElementById('{"form":"act","name":"save"}');
    if (save) save.click();
  });
})();
