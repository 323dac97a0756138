/* The canvas bridge: the counts beside those behind whom relatives are folded, and after the titles
   of systems round a home. They are walked to, spoken of and touched as people are, and open in
   place. */
(function () {
  'use strict';

  const { Canvas } = window.familyCanvas;
  const PREFIX = 'more-';

  const isFold = (id) => String(id).startsWith(PREFIX);
  const owner = (id) => (isFold(id) ? id.slice(PREFIX.length) : id);

  Object.assign(Canvas.prototype, {
    /** Open what is folded behind somebody; the keyboard's place goes to them. Of a system it stays
        at the count, or goes to somebody of it when nobody is left folded. */
    unfold(id) {
      const who = owner(id);
      this.active = this.people.has(who) ? who : id;
      this.anchor = who;
      this.tell('unfold', { id: who });
    },

    /** Whom the eye is on while a branch opens or folds: they stay where they are on the screen. A
        Scene of the same people, or of a phone after one of a laptop, is only for another room. */
    inSight(before, data) {
      const folds = (parts) => Object.keys(parts.people).some(isFold);
      if (!before || before.key !== data.key || !(folds(before) || folds(data))) return null;
      if (before.phone !== data.phone || alike(before.people, data.people)) return null;
      const who = [this.anchor, this.selected.id, this.active, ...data.children];
      this.anchor = '';
      const id = who.find((one) => !isFold(one) && before.people[one] && data.people[one]);
      return id ? { id, x: before.people[id][0], y: before.people[id][1] } : null;
    },

    /** After the paint: the eye's person where they were, and somebody of the branch in sight. */
    holdStill(at, before) {
      const now = this.people.get(at.id);
      const zoom = this.cy.zoom();
      this.cy.panBy({ x: (at.x - now.x) * zoom, y: (at.y - now.y) * zoom });
      let nearest = null;
      for (const person of this.people.values()) {
        if (before.people[person.id] || isFold(person.id)) continue;
        const far = Math.hypot(person.x - now.x, person.y - now.y);
        if (!nearest || far < nearest.far) nearest = { person, far };
      }
      if (nearest) this.bringIntoView(nearest.person);
      if (nearest && !this.active) this.active = nearest.person.id;
      this.moved = true;
    },

    /** Keep a count beside its person while they are dragged. */
    carryFold(person, dx, dy) {
      const fold = this.people.get(PREFIX + person.id);
      if (!fold) return;
      fold.x += dx;
      fold.y += dy;
      fold.el.setAttribute('transform', `translate(${fold.x} ${fold.y})`);
      this.cy.getElementById(fold.id).position({ x: fold.x, y: fold.y });
    },

    /** Bring a lit path into sight, once, when all of it is drawn and not all of it is seen. */
    showPath() {
      const ids = (this.lit && this.lit.people) || [];
      const path = ids.join();
      if (!path || !this.cy || path === this.pathShown) {
        if (!path) this.pathShown = '';
        return;
      }
      const on = ids.map((id) => this.people.get(id));
      const room = this.measure();
      if (on.includes(undefined) || !room.width) return;
      this.pathShown = path;
      const edge = 56;
      const pan = this.cy.pan();
      const seen = ({ x, y }, zoom) =>
        x * zoom + pan.x > edge && x * zoom + pan.x < room.width - edge &&
        y * zoom + pan.y > edge && y * zoom + pan.y < room.height - edge;
      if (on.every((person) => seen(person, this.cy.zoom()))) return;
      const [xs, ys] = [on.map((one) => one.x), on.map((one) => one.y)];
      const [left, top] = [Math.min(...xs), Math.min(...ys)];
      const [wide, tall] = [Math.max(...xs) - left, Math.max(...ys) - top];
      const zoom = Math.min(
        this.cy.zoom(),
        (room.width - 2 * edge) / Math.max(wide, 1),
        (room.height - 2 * edge) / Math.max(tall, 1),
      );
      const middle = { x: left + wide / 2, y: top + tall / 2 };
      this.cy.viewport({
        zoom,
        pan: { x: room.width / 2 - middle.x * zoom, y: room.height / 2 - middle.y * zoom },
      });
      this.moved = true;
    },

    /** Bring somebody to the middle of the picture, large enough to read those around them. */
    centreOn(id) {
      const person = this.people.get(id);
      if (!person) {
        this.spoken.textContent = 'They are not in this picture.';
        return;
      }
      const [, readable] = this.data.levels.find(([name]) => name === 'names');
      const zoom = Math.max(this.cy.zoom(), readable);
      const room = this.measure();
      const pan = { x: room.width / 2 - person.x * zoom, y: room.height / 2 - person.y * zoom };
      this.cy.viewport({ zoom, pan });
      this.moved = true;
      this.focusOn(id, true);
      this.spoken.textContent = `${person.name} is in the middle of the picture.`;
    },
  });

  function alike(some, others) {
    const ids = Object.keys(some);
    return ids.length === Object.keys(others).length && ids.every((id) => id in others);
  }

  window.familyCanvas.isFold = isFold;
  window.familyCanvas.owner = owner;
})();
