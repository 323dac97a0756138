/* The canvas bridge: what a pointer does, told to the page's stores; dragging redraws the ties
   as it goes, in a second SVG above, so that only what moves is painted again. */
(function () {
  'use strict';

  const { Canvas, lines, isFold, owner } = window.familyCanvas;

  Object.assign(Canvas.prototype, {
    listenTouch(cy) {
      const choose = (selected) => {
        this.select(selected);
        this.focusOn(this.active, true);
        this.tell('selected', selected);
      };
      this.choose = choose;
      // Cytoscape remembers where it stands on the page, and is told of scrolling only: what comes
      // above it later (a second line of the sentence) would make every touch hit somebody else
      const look = () => cy.renderer().invalidateContainerClientCoordsCache();
      for (const kind of ['pointerenter', 'pointerdown', 'touchstart', 'wheel']) {
        this.root.addEventListener(kind, look, { capture: true, passive: true });
      }
      cy.on('tapstart', () => {
        this.host.dataset.pointed = ''; // the focus is seen by keyboard only
        this.host.focus({ preventScroll: true });
      });
      cy.on('tap', 'node', (event) => {
        const id = event.target.id();
        if (isFold(id)) this.unfold(id);
        else choose({ kind: 'person', id });
      });
      cy.on('tap', 'edge', (event) => {
        const id = event.target.id();
        const tie = this.ties.get(id) || this.barriers.get(id);
        if (!tie) return;
        choose({
          kind: this.ties.has(id) ? 'tie' : 'barrier',
          id,
          ties: tie.ties || [],
          people: [tie.start, tie.end],
        });
      });
      cy.on('tap', (event) => {
        if (event.target === cy && this.selected.kind) choose({ kind: '', id: '' });
      });
      cy.on('dbltap', 'node', (event) => {
        if (!isFold(event.target.id())) this.tell('opened', { id: event.target.id() });
      });
      cy.on('mouseover', 'node', (event) => {
        if (!this.held) this.hover(owner(event.target.id()));
      });
      cy.on('mouseout', 'node', () => this.hover(''));
      this.root.addEventListener('pointerleave', () => this.hover(''));
      cy.on('boxend', () => {
        setTimeout(() => {
          const ids = cy.$('node:selected').map((node) => node.id());
          const people = ids.filter((id) => !isFold(id));
          for (const person of this.people.values()) {
            person.el.classList.toggle('picked', people.includes(person.id));
          }
          this.tell('boxed', { people });
        });
      });
      cy.on('scrollzoom pinchzoom dragpan', () => {
        this.moved = true;
      });
    },

    listenDrag(cy) {
      cy.on('drag', 'node', () => {
        if (!this.held) this.liftUp();
        if (this.redrawing) return;
        this.redrawing = requestAnimationFrame(() => {
          this.redrawing = 0;
          this.redraw();
        });
      });
      cy.on('freeon', 'node', () => {
        if (this.held) setTimeout(() => this.putDown());
      });
    },

    /** Move what is held, and its lines, into the SVG above; a comment keeps each place. */
    liftUp() {
      this.finishGlide();
      this.hover('');
      const held = new Map();
      this.cy.$('node:grabbed').forEach((node) => {
        const person = this.people.get(node.id());
        if (person) held.set(node.id(), person);
      });
      const touches = (line) => held.has(line.start) || held.has(line.end);
      const ties = [...this.ties.values()].filter(touches);
      const stops = [...this.barriers.values()].filter(touches);
      const [tiesGroup, stopsGroup, peopleGroup] = this.lift.children;
      const move = (el, group) => {
        el._kept = document.createComment('');
        el.replaceWith(el._kept);
        group.append(el);
      };
      ties.forEach((tie) => move(tie.el, tiesGroup));
      stops.forEach((stop) => move(stop.el, stopsGroup));
      held.forEach((person) => move(person.el, peopleGroup));
      this.held = { people: held, ties, stops };
      this.host.classList.add('dragging');
    },

    redraw() {
      if (!this.held) return;
      for (const person of this.held.people.values()) {
        const at = this.cy.getElementById(person.id).position();
        this.carryFold(person, at.x - person.x, at.y - person.y);
        person.x = at.x;
        person.y = at.y;
        person.el.setAttribute('transform', `translate(${at.x} ${at.y})`);
      }
      for (const tie of this.held.ties) this.redrawTie(tie);
      for (const stop of this.held.stops) {
        const tall = this.data.phone ? 14.4 : 21.6;
        const path = lines.barrier(
          this.people.get(stop.start),
          this.people.get(stop.end),
          stop.bend,
          tall,
        );
        stop.el.querySelector('path').setAttribute('d', path);
      }
    },

    redrawTie(tie) {
      const a = this.people.get(tie.start);
      const b = this.people.get(tie.end);
      tie.path = lines.tie(a, b, tie);
      this.trace(tie.el, tie.path);
    },

    /** The drag is over: everything back to its place, and the new places told. */
    putDown() {
      if (!this.held) return;
      cancelAnimationFrame(this.redrawing);
      this.redrawing = 0;
      this.redraw();
      const { people, ties, stops } = this.held;
      this.held = null;
      for (const { el } of [...people.values(), ...ties, ...stops]) {
        el._kept.replaceWith(el);
        el._kept = null;
      }
      this.host.classList.remove('dragging');
      for (const tie of ties) {
        const a = this.people.get(tie.start);
        const b = this.people.get(tie.end);
        this.cy.getElementById(tie.id).data('arc', tie.bend * Math.hypot(b.x - a.x, b.y - a.y));
      }
      this.learn();
      const places = {};
      for (const { id, x, y } of people.values()) {
        places[id] = [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
      }
      this.tell('placed', { key: this.data.key, places });
      const waiting = this.waiting;
      this.waiting = null;
      if (waiting) waiting();
    },
  });
})();
