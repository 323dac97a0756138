/* The canvas bridge: what Dash calls, and the buttons that need no callback. */
(function () {
  'use strict';

  const { get } = window.familyCanvas;
  const FACES = ['400 15px "Source Sans 3"', '600 15px "Source Sans 3"'];
  let fonts = null;

  /** The elements wait for the fonts: Cytoscape keeps the widths of the first one it measures. */
  function loaded() {
    if (!fonts) {
      fonts = Promise.all(FACES.map((face) => document.fonts.load(face))).catch(() => null);
    }
    return fonts;
  }

  /** After the next frame is on the screen; at once in a page that nobody sees. */
  function painted() {
    if (document.hidden) return null;
    return new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0)));
      setTimeout(resolve, 400);
    });
  }

  /* printed by the browser itself, a page holds the whole picture, as wide as its paper */
  const drawn = () =>
    [...document.querySelectorAll('[data-canvas]')]
      .map((root) => get(root.dataset.canvas))
      .filter((canvas) => canvas.data);
  window.addEventListener('beforeprint', () => {
    for (const { svg, data } of drawn()) svg.setAttribute('viewBox', data.box.join(' '));
  });
  window.addEventListener('afterprint', () => {
    for (const { svg } of drawn()) svg.removeAttribute('viewBox');
  });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.canvas = {
    /** A new Scene: paint it, and hand the unseen elements to the component. */
    async draw(data, prefix) {
      const no = window.dash_clientside.no_update;
      const canvas = get(prefix);
      if (!canvas) return no;
      canvas.asked = (canvas.asked || 0) + 1;
      const mine = canvas.asked;
      if (!data) {
        canvas.clear();
        return [];
      }
      await loaded();
      if (canvas.held) {
        await new Promise((resolve) => {
          canvas.waiting = resolve;
        });
      }
      if (mine !== canvas.asked) return no;
      canvas.paint(data);
      await painted(); // seen first, touchable a moment later
      canvas.learn();
      return mine === canvas.asked ? canvas.elementsNow() : no;
    },

    /** Who is chosen and which path is lit. */
    mark(selected, lit, prefix) {
      const canvas = get(prefix);
      if (canvas) {
        canvas.select(selected);
        canvas.light(lit);
        canvas.focusOn(canvas.active, true);
      }
      return window.dash_clientside.no_update;
    },
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-canvas-act]');
    const canvas = button && get(button.dataset.canvasFor);
    if (!canvas || !canvas.cy || !canvas.data) return;
    const act = button.dataset.canvasAct;
    if (act === 'zoom-in') canvas.zoomBy(1.25);
    else if (act === 'zoom-out') canvas.zoomBy(0.8);
    else if (act === 'fit') canvas.fitAll();
    else if (act === 'centre') canvas.centreOn(button.dataset.canvasPerson);
    else if (act === 'full') {
      const stage = canvas.root.closest('[data-canvas-stage]') || canvas.root;
      if (document.fullscreenElement) document.exitFullscreen();
      else stage.requestFullscreen();
    }
  });
})();
