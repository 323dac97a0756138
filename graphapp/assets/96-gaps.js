/* The table of gaps: what a cell shows, and Enter in it; on a map, the people of a gap light up. */
(function () {
  'use strict';

  const make = (...given) => window.React.createElement(...given);
  const cells = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});

  cells.GapChild = function (props) {
    const { child, worker, href } = props.data;
    return make(
      'span',
      { className: 'gap-child' },
      make('a', { href, 'data-nav': '', tabIndex: -1 }, child),
      make('span', { className: 'src' }, worker),
    );
  };

  cells.GapCell = function (props) {
    const cell = props.data.cells[props.colDef.field];
    if (!cell) {
      return make(
        'span',
        { className: 'gap-none' },
        make('span', { 'aria-hidden': 'true' }, '·'),
        make('span', { className: 'vh' }, 'none'),
      );
    }
    return make(
      'button',
      {
        type: 'button',
        tabIndex: -1,
        className: `gap-cell ${cell.step}`,
        'data-goto': cell.goto,
        'aria-label': cell.says,
        'aria-pressed': String(cell.goto === window.location.search),
      },
      make('b', null, cell.count),
      make('span', null, cell.age),
    );
  };

  /* the table keeps its cells as they are: which one is chosen is put right when the panel changes */
  new MutationObserver(() => {
    for (const cell of document.querySelectorAll('.gap-cell')) {
      const chosen = String(cell.dataset.goto === window.location.search);
      if (cell.getAttribute('aria-pressed') !== chosen) cell.setAttribute('aria-pressed', chosen);
    }
  }).observe(document, { childList: true, subtree: true });

  /* the table's own keys walk its cells; Enter does what is in the cell */
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const cell = event.target.closest && event.target.closest('.gap-grid .ag-cell');
    if (!cell || event.target !== cell) return;
    const inner = cell.querySelector('button,a');
    if (!inner) return;
    event.preventDefault();
    inner.click();
  });

  /* pointing at a gap, or reaching it by keyboard, lights its people on the map */
  let lighting = null;
  function light(event) {
    const item = event.target.closest && event.target.closest('[data-lights]');
    if (item === lighting) return;
    lighting = item;
    const canvas = window.familyCanvas && window.familyCanvas.canvases.get('map');
    if (!canvas) return;
    const chosen = document.querySelector('.panel [data-lights].is-chosen');
    const shown = item || chosen;
    canvas.light(shown ? { people: shown.dataset.lights.split(' '), ties: [] } : null);
  }
  document.addEventListener('pointerover', light, { passive: true });
  document.addEventListener('focusin', light);
})();
