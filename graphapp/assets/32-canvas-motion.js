/* The picture's place and motion: it follows pan and zoom, fits its room, and people walk from
   where they stood to where they stand. */
(function () {
  'use strict';

  const { Canvas } = window.familyCanvas;
  const GLIDE = 240;
  const MOST_GLIDING = 300;
  const still = window.matchMedia('(prefers-reduced-motion: reduce)');

  Object.assign(Canvas.prototype, {
    /** Put the picture where pan and zoom say, and choose how many words are shown. */
    follow() {
      if (!this.svg || !this.cy) return;
      const { x, y } = this.cy.pan();
      const zoom = this.cy.zoom();
      const move = `translate(${x}px, ${y}px) scale(${zoom})`;
      // setting an equal transform, or a layer of its own, would paint everything again
      if (this.svg.style.transform !== move) {
        if (this.svg.style.transform && !this.painting) {
          this.svg.classList.add('moving');
          clearTimeout(this.resting);
          this.resting = setTimeout(() => this.svg && this.svg.classList.remove('moving'), 180);
        }
        this.svg.style.transform = move;
        this.lift.style.transform = move;
      }
      const found = this.data.levels.find(([, least]) => zoom >= least - 0.002);
      const level = (found || this.data.levels[this.data.levels.length - 1])[0];
      if (level !== this.level) this.setLevel(level);
    },

    setLevel(level) {
      this.level = level;
      const least = this.data.levels.find(([name]) => name === level)[1];
      const out = level.startsWith('far');
      for (const svg of [this.svg, this.lift]) {
        svg.dataset.zoom = level;
        svg.style.setProperty('--far', out ? `${11 / least}px` : '0px');
        const usual = this.data.phone ? 13 : 15; // the size of titles nearer in
        const grown = out ? Math.max(11 / least / usual, 1) : 1;
        svg.style.setProperty('--title', grown);
        svg.classList.toggle('grown', grown > 1.3); // as canvas/titles.py has it
        svg.style.setProperty('--child', out ? Math.max(16 / least / 56, 1) : 1);
        svg.style.setProperty('--face', out ? Math.max(6 / least / 26, 1) : 1); // still to be seen
        svg.style.setProperty('--thick', out ? Math.max(0.75 / least, 1) : 1);
      }
      clearTimeout(this.relabelling);
      this.relabelling = setTimeout(() => this.relabel(), 120);
    },

    /** After a Scene or a mount: the right view, and the labels that go with it. */
    settle(stay) {
      this.cy.autoungrabify(this.data.layout === 'time'); // places come from dates
      if (!this.measure().width) return; // in a hidden tab: wait until it is shown
      if (stay) this.follow();
      else this.firstView();
    },

    /** The first view: everything; of a tree too wide to be read so, the child and those around. */
    firstView() {
      this.fit();
      const [, readable] = this.data.levels.find(([name]) => name === 'names');
      const child =
        this.data.layout === 'tree' &&
        [...this.people.values()].find((person) => person.css.startsWith('pp child'));
      if (!child || this.whole || this.cy.zoom() >= readable) return;
      const [left, top, width, height] = this.data.box;
      const room = this.measure();
      const place = (at, from, size, space) =>
        size * readable <= space
          ? (space - size * readable) / 2 - from * readable
          : Math.min(
              -from * readable,
              Math.max(space / 2 - at * readable, space - (from + size) * readable),
            );
      const pan = {
        x: place(child.x, left, width, room.width),
        y: place(child.y, top, height, room.height),
      };
      this.cy.viewport({ zoom: readable, pan });
      this.follow();
    },

    /** All of the width, and as many rows as the room holds; never so far out that the words cannot
        be read. */
    fromTheTop() {
      const [left, top, width] = this.data.box;
      const [, readable] = this.data.levels.find(([name]) => name === 'full');
      const room = this.measure();
      let zoom = Math.max(Math.min((room.width - 4) / width, 1.6), readable);
      if (zoom > 0.985 && zoom < 1.04) zoom = 1;
      const spare = Math.max(room.width - width * zoom, 0);
      this.cy.viewport({ zoom, pan: { x: spare / 2 - left * zoom, y: 2 - top * zoom } });
    },

    /** Show everything, as large as the room allows; of more rows than can be read so, those at the
        top. */
    fit() {
      const [left, top, width, height] = this.data.box;
      const room = this.measure();
      let zoom = Math.min((room.width - 4) / width, (room.height - 4) / height, 1.6);
      if (zoom > 0.985 && zoom < 1.04) zoom = 1;
      const pan = {
        x: (room.width - width * zoom) / 2 - left * zoom,
        y: (room.height - height * zoom) / 2 - top * zoom,
      };
      this.cy.minZoom(Math.min(zoom, this.data.levels[this.data.levels.length - 1][1]));
      const [, readable] = this.data.levels.find(([name]) => name === 'full');
      if (this.data.layout === 'time' && zoom < readable) this.fromTheTop();
      else this.cy.viewport({ zoom, pan });
      this.follow();
      this.moved = false;
    },

    /** Everything, as somebody asked: a new Scene or another size of the page leaves it so. */
    fitAll() {
      this.whole = true;
      this.fit();
    },

    zoomBy(factor) {
      const room = this.measure();
      const middle = { x: room.width / 2, y: room.height / 2 };
      this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: middle });
      this.moved = true;
    },

    /** Where everybody is on the screen now. */
    peopleAt() {
      if (!this.cy) return null;
      const pan = this.cy.pan();
      const zoom = this.cy.zoom();
      const at = new Map();
      for (const { id, x, y } of this.people.values()) {
        at.set(id, [x * zoom + pan.x, y * zoom + pan.y]);
      }
      return at;
    },

    /** Let people walk from where they stood to where they stand. */
    glide(from) {
      const pan = this.cy.pan();
      const zoom = this.cy.zoom();
      const walkers = [];
      for (const person of this.people.values()) {
        const at = from.get(person.id);
        if (!at) continue;
        const dx = (at[0] - pan.x) / zoom - person.x;
        const dy = (at[1] - pan.y) / zoom - person.y;
        if (Math.abs(dx) + Math.abs(dy) > 0.5) walkers.push([person, dx, dy]);
      }
      if (!walkers.length || this.people.size > MOST_GLIDING || still.matches) return;
      const begun = performance.now();
      this.svg.classList.add('gliding');
      const step = (now) => {
        const part = Math.min((now - begun) / GLIDE, 1);
        const left = (1 - part) ** 3;
        for (const [{ el, x, y }, dx, dy] of walkers) {
          el.setAttribute('transform', `translate(${x + dx * left} ${y + dy * left})`);
        }
        if (part < 1) this.gliding = requestAnimationFrame(step);
        else this.finishGlide();
      };
      this.gliding = requestAnimationFrame(step);
    },

    finishGlide() {
      if (!this.gliding) return;
      cancelAnimationFrame(this.gliding);
      this.gliding = 0;
      for (const { el, x, y } of this.people.values()) {
        el.setAttribute('transform', `translate(${x} ${y})`);
      }
      if (this.svg) this.svg.classList.remove('gliding');
    },
  });
})();
