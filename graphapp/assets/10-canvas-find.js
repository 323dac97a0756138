/* The canvas bridge, first part: finds every canvas on the page when it mounts and keeps one
   object for each. The parts after this one add to it; none needs a bundler. */
(function () {
  'use strict';

  const canvases = new Map();

  // The component always passes the usual wheel sensitivity, and Cytoscape warns of any.
  const warn = console.warn;
  console.warn = function (...words) {
    if (!String(words[0]).startsWith('You have set a custom wheel sensitivity')) {
      warn.apply(console, words);
    }
  };

  /** Everything the bridge knows of one canvas. Methods come from the files that follow. */
  class Canvas {
    constructor(prefix, root) {
      this.prefix = prefix;
      this.root = root;
      this.host = document.getElementById(`${prefix}-picture`);
      this.spoken = document.getElementById(`${prefix}-spoken`);
      this.told = document.getElementById(`${prefix}-told`);
      this.cy = null;
      this.svg = null;
      this.data = null; // the parts now painted
      this.people = new Map(); // id -> {el, x, y, shape, ...}
      this.ties = new Map(); // id -> {el, start, end, bend, slashes, ...}
      this.barriers = new Map();
      this.selected = { kind: '', id: '' };
      this.lit = null;
      this.active = '';
      this.count = 0;
      this.moved = false; // whether the person has panned or zoomed since the last fit
      this.size = { width: 0, height: 0 };
      this.watch = new ResizeObserver(() => this.resized());
      this.watch.observe(root);
      this.listenKeys();
    }

    /** Tell a store of ours something that a person did. */
    tell(part, data) {
      this.count += 1;
      window.dash_clientside.set_props(`${this.prefix}-${part}`, {
        data: Object.assign({}, data, { n: Date.now() * 100 + (this.count % 100) }),
      });
    }

    /** Take hold of the Cytoscape instance that lies over the picture. */
    attach(cy) {
      this.cy = cy;
      mute(cy, this);
      cy.on('viewport', () => this.follow());
      cy.on('add', () => this.learn());
      this.listenTouch(cy);
      this.listenDrag(cy);
      if (this.data) this.settle();
      else this.cy.resize();
    }

    /** The room there is; asked of the page only once, since asking makes it lay itself out. */
    measure() {
      if (!this.size.width) {
        this.size = { width: this.root.clientWidth, height: this.root.clientHeight };
        if (this.size.width && this.cy) this.cy.resize();
      }
      return this.size;
    }

    /** The room changed: tell it, and keep the picture in it. */
    resized() {
      const width = Math.round(this.root.clientWidth);
      const height = Math.round(this.root.clientHeight);
      if (!width || !height) return; // in a hidden tab: wait until it is shown
      const was = this.size;
      if (this.toldSize && was.width === width && was.height === height) return;
      this.size = { width, height };
      if (this.cy) {
        this.cy.resize();
        if (this.data && !this.moved) this.firstView();
      }
      clearTimeout(this.telling);
      const tell = () =>
        this.tell('space', { width, height, phone: window.innerWidth < 768 });
      if (!this.toldSize) {
        this.toldSize = true;
        tell();
      } else this.telling = setTimeout(tell, 250);
    }

    /** Let Cytoscape paint once, unseen, when there is time. */
    learn() {
      clearTimeout(this.learningSoon);
      this.learningSoon = setTimeout(() => {
        const renderer = this.cy && this.cy.renderer();
        if (!renderer || this.held) return;
        this.learning = true;
        renderer.redrawHint('eles', true);
        renderer.redraw();
      }, 120);
    }

    gone() {
      this.watch.disconnect();
    }
  }

  /** Keep Cytoscape from painting what nobody sees; the selection box (layer 0) still shows. It
      must paint once after a change, at rest: that is when it learns where the labels are. */
  function mute(cy, canvas) {
    const renderer = cy.renderer();
    if (!renderer || !renderer.data || !renderer.data.canvasNeedsRedraw) return;
    const render = renderer.render;
    renderer.render = function (options) {
      if (canvas.learning) canvas.learning = false;
      else {
        renderer.data.canvasNeedsRedraw[1] = false;
        renderer.data.canvasNeedsRedraw[2] = false;
      }
      return render.call(this, options);
    };
  }

  function get(prefix) {
    const root = document.querySelector(`[data-canvas="${prefix}"]`);
    let canvas = canvases.get(prefix);
    if (canvas && canvas.root !== root) {
      canvas.gone();
      canvases.delete(prefix);
      canvas = null;
    }
    if (!canvas && root) {
      canvas = new Canvas(prefix, root);
      canvases.set(prefix, canvas);
    }
    return canvas;
  }

  function scan() {
    for (const [prefix, canvas] of canvases) {
      if (!canvas.root.isConnected) {
        canvas.gone();
        canvases.delete(prefix);
      }
    }
    for (const root of document.querySelectorAll('[data-canvas]')) {
      const canvas = get(root.dataset.canvas);
      const element = document.getElementById(`${root.dataset.canvas}-touch`);
      const cy = element && element._cyreg && element._cyreg.cy;
      if (canvas && cy && canvas.cy !== cy) canvas.attach(cy);
    }
    for (const span of document.querySelectorAll('[data-svg]')) {
      // drawings of ours, made by the server's one writer
      if (span._drawn !== span.dataset.svg) {
        span._drawn = span.dataset.svg;
        span.innerHTML = span.dataset.svg;
      }
    }
  }

  new MutationObserver(scan).observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['data-svg', 'data-canvas'],
  });
  document.addEventListener('DOMContentLoaded', scan);

  window.familyCanvas = { Canvas, get, scan, canvases };
})();
