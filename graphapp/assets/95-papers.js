/* Printed pages: the print button; choices that show at once what would be printed. */
document.addEventListener('click', (event) => {
  if (event.target.closest && event.target.closest('[data-print]')) window.print();
});

(() => {
  let asked = 0;
  document.addEventListener('change', async (event) => {
    const form = event.target.closest && event.target.closest('form[data-live]');
    if (!form) return;
    const mine = ++asked;
    const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
    let page = null;
    try {
      const answer = await fetch(address);
      if (answer.ok) page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    } catch { /* the browser says below what is wrong */ }
    if (mine !== asked) return;
    if (!page || !page.querySelector('form[data-live]')) {
      window.location.assign(address);
      return;
    }
    document.title = page.title;
    document.querySelectorAll('[data-part]').forEach((part) => {
      part.replaceChildren(...page.querySelector(`[data-part="${part.dataset.part}"]`).childNodes);
    });
    window.history.replaceState(null, '', address);
  });
})();
