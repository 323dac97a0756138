/* The safety plan: a choice redraws its part of the page. The focus stays on it, or goes to what
   took its place. */
(function () {
  'use strict';

  const page = () => document.querySelector('.plan');
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
    if (!chosen || !page() || document.activeElement !== document.body) return;
    if (page().querySelector('.forms') || performance.now() - chosen.at > 20000) return;
    const seen = (one) => one.offsetParent !== null;
    const same = [...page().querySelectorAll('[data-goto]')].filter(seen).find((button) =>
      named(button) === chosen.name
    );
    const head = chosen.asked && page().querySelector('.ask h3');
    if (head) head.tabIndex = -1;
    if (same || head) (same || head).focus({ preventScroll: true });
  }).observe(document, { childList: true, subtree: true });
})();
