/* The canvas bridge: the picture by keyboard. Each step is spoken by the live region. */
(function () {
  'use strict';

  const { Canvas } = window.familyCanvas;
  const WAYS = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };

  Object.assign(Canvas.prototype, {
    listenKeys() {
      this.host.addEventListener('keydown', (event) => {
        delete this.host.dataset.pointed;
        this.onKey(event);
      });
      this.host.addEventListener('focus', () => {
        if (!this.active) this.active = this.firstPerson();
        this.focusOn(this.active, true);
        const person = this.people.get(this.active);
        const seen = this.host.matches(':focus-visible:not([data-pointed])');
        if (person && seen) this.spoken.textContent = person.spoken;
      });
      this.host.addEventListener('blur', () => {
        delete this.host.dataset.pointed;
        if (this.svg) this.nameTip('');
      });
    },

    firstPerson() {
      const [child] = (this.data && this.data.children) || [];
      return child || this.people.keys().next().value || '';
    },

    onKey(event) {
      if (!this.data || event.altKey || event.ctrlKey || event.metaKey) return;
      const way = WAYS[event.key];
      const order = this.reading();
      const at = order.indexOf(this.active);
      if (way && event.shiftKey) this.cy.panBy({ x: -way[0] * 60, y: -way[1] * 60 });
      else if (way) this.walk(way);
      else if (event.key === 'PageDown') this.focusOn(order[(at + 1) % order.length]);
      else if (event.key === 'PageUp') {
        this.focusOn(order[(at - 1 + order.length) % order.length]);
      } else if (event.key === 'Home') this.focusOn(this.firstPerson());
      else if (event.key === 'End') this.focusOn(order[order.length - 1]);
      else if (event.key === 'Enter' || event.key === ' ') this.open();
      else if (event.key === '+' || event.key === '=') this.zoomBy(1.25);
      else if (event.key === '-') this.zoomBy(0.8);
      else if (event.key === '0') this.fitAll();
      else if (event.key === 'c') this.centreOn(window.familyCanvas.owner(this.active));
      else if (event.key === 'Escape') {
        if (!this.selected.kind) return;
        this.choose({ kind: '', id: '' });
        this.spoken.textContent = 'Closed.';
      } else return;
      event.preventDefault();
    },

    open() {
      if (!this.active) return;
      if (window.familyCanvas.isFold(this.active)) {
        this.unfold(this.active);
        return;
      }
      this.choose({ kind: 'person', id: this.active });
      this.tell('opened', { id: this.active });
    },

    /** Everybody in the order of reading: the children, then row by row. */
    reading() {
      const children = new Set(this.data.children);
      return [...this.people.values()]
        .sort(
          (a, b) =>
            children.has(b.id) - children.has(a.id) ||
            Math.round(a.y / 60) - Math.round(b.y / 60) ||
            a.x - b.x,
        )
        .map((person) => person.id);
    },

    /** To the nearest person in a direction; the straighter the better. */
    walk([wx, wy]) {
      const here = this.people.get(this.active);
      if (!here) {
        this.focusOn(this.firstPerson());
        return;
      }
      let best = null;
      for (const person of this.people.values()) {
        const dx = person.x - here.x;
        const dy = person.y - here.y;
        const along = dx * wx + dy * wy;
        const aside = Math.abs(dx * wy) + Math.abs(dy * wx);
        if (person === here || along <= 0 || aside > along * 1.2) continue;
        const cost = along + aside * 1.5;
        if (!best || cost < best.cost) best = { id: person.id, cost };
      }
      if (best) this.focusOn(best.id);
      else this.spoken.textContent = 'Nobody further that way.';
    },
  });
})();
