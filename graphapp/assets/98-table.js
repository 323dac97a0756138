/* A long table makes only the rows in sight, and paper has to hold them all: while it is printed
   each grid stands there as a plain table, its rows in the order in which they are shown. */
(function () {
  'use strict';

  const GRIDS = ['explorer-people-grid', 'explorer-ties-grid'];

  function written(api) {
    const table = document.createElement('table');
    table.className = 'rows-on-paper';
    const columns = api.getAllDisplayedColumns();
    const head = table.createTHead().insertRow();
    for (const column of columns) {
      const cell = document.createElement('th');
      cell.scope = 'col';
      cell.textContent = column.getColDef().headerName;
      head.append(cell);
    }
    const body = table.createTBody();
    api.forEachNodeAfterFilterAndSort((node) => {
      const row = body.insertRow();
      for (const column of columns) row.insertCell().textContent = node.data[column.getColId()] ?? '';
    });
    return table;
  }

  function clear() {
    for (const table of document.querySelectorAll('.rows-on-paper')) table.remove();
  }

  window.addEventListener('beforeprint', () => {
    clear();
    for (const id of GRIDS) {
      const grid = document.getElementById(id);
      if (grid && grid.querySelector('.ag-row')) grid.before(written(window.dash_ag_grid.getApi(id)));
    }
  });
  window.addEventListener('afterprint', clear);
})();
