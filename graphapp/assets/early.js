/* Before anything is painted: light or dark as last chosen, else as the computer has it. */
(function () {
  'use strict';
  const root = document.documentElement;
  let scheme = null;
  try {
    scheme = localStorage.getItem('mantine-color-scheme-value');
  } catch (error) {
    scheme = null;
  }
  if (scheme !== 'light' && scheme !== 'dark') {
    scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  root.setAttribute('data-mantine-color-scheme', scheme);

  /* A page from the back-forward cache may be of another audience: ask for it anew. */
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
  /* The audience changed in one tab: every other tab asks for its page anew. */
  const audience = root.dataset.audience;
  if (audience) {
    try {
      localStorage.setItem('family-network-audience', audience);
      addEventListener('storage', (event) => {
        if (event.key === 'family-network-audience' && event.newValue !== audience) {
          location.reload();
        }
      });
    } catch (error) {
      /* no storage: then there is no other tab to tell */
    }
  }
  /* A page that waits for the graph. */
  addEventListener('DOMContentLoaded', () => {
    const waiting = document.querySelector('[data-again]');
    if (waiting) setTimeout(() => location.reload(), Number(waiting.dataset.again));
  });
})();
