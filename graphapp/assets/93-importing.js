/* The import screen: a file that is too large is said to be so before it is sent. */
(function () {
  'use strict';

  const MOST = 200 * 1024 * 1024;

  function check(files) {
    const note = document.getElementById('import-too-big');
    if (!note) return;
    const large = [...(files || [])].find((file) => file.size >= MOST);
    note.hidden = !large;
    note.textContent = large
      ? '“' + large.name + '” is larger than 200 MB, the most that can be brought in. Split it, or take out what is not people and ties.'
      : '';
  }

  new MutationObserver(() => {
    const input = document.querySelector('#import-files input[type=file]:not([aria-label])');
    if (input) input.setAttribute('aria-label', 'Choose a file');
  }).observe(document, { childList: true, subtree: true });

  document.addEventListener('change', (event) => {
    if (event.target.type === 'file') check(event.target.files);
  }, true);
  document.addEventListener('drop', (event) => {
    if (event.dataTransfer) check(event.dataTransfer.files);
  }, true);
})();
