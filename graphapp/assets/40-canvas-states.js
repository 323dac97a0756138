/* The canvas bridge: states that are classes on the picture and never a new Scene: who is
   chosen, who is under the pointer, which path is lit. */
(function () {
  'use strict';

  const { Canvas } = window.familyCanvas;
  const SVG = 'http://www.w3.org/2000/svg';

  /** A ring round a person: the shape, grown. */
  function ring(person, out, css) {
    const { kind, w, h } = person.outline;
    let el;
    if (kind === 'circle' || kind === 'triangle') {
      el = document.createElementNS(SVG, 'circle');
      el.setAttribute('r', w + out);
    } else if (kind === 'diamond') {
      el = document.createElementNS(SVG, 'path');
      const [x, y] = [w + out * 1.414, h + out * 1.414];
      el.setAttribute('d', `M0 ${-y}L${x} 0L0 ${y}L${-x} 0Z`);
    } else {
      el = document.createElementNS(SVG, 'rect');
      el.setAttribute('x', -w - out);
      el.setAttribute('y', -h - out);
      el.setAttribute('width', (w + out) * 2);
      el.setAttribute('height', (h + out) * 2);
      el.setAttribute('rx', kind === 'box' ? h * 0.72 + out : out);
    }
    el.setAttribute('class', css);
    return el;
  }

  Object.assign(Canvas.prototype, {
    /** All states again, on a picture that has just been painted. */
    restate() {
      const { selected, lit } = this;
      this.shown = null;
      this.select(selected);
      this.light(lit);
      this.focusOn(this.active, true);
    },

    /** Show a person, a tie or a barrier as chosen. Nobody else fades. */
    select(selected) {
      this.selected = selected && selected.kind ? selected : { kind: '', id: '' };
      if (!this.svg) return;
      const { kind, id } = this.selected;
      for (const el of this.svg.querySelectorAll('.is-sel')) {
        el.classList.remove('is-sel');
        const halo = el.querySelector(':scope > .halo');
        if (halo) halo.remove();
      }
      for (const tie of this.ties.values()) {
        const on =
          kind === 'person' ? tie.start === id || tie.end === id : kind === 'tie' && tie.id === id;
        if (on === Boolean(tie.on)) {
          if (on) tie.el.classList.add('sel');
          continue;
        }
        tie.on = on;
        tie.el.classList.toggle('sel', on);
        if (on) tie.el.parentNode.append(tie.el); // over those at rest
        if (this.cy && tie.css.includes('quiet')) {
          this.cy.getElementById(tie.id).data('quiet', on ? 0 : 1);
        }
      }
      for (const stop of this.barriers.values()) {
        stop.el.classList.toggle('is-sel', kind === 'barrier' && stop.id === id);
      }
      const person = kind === 'person' && this.people.get(id);
      if (person) {
        person.el.classList.add('is-sel');
        person.el.prepend(ring(person, 6, 'halo'));
        this.active = id;
      }
    },

    /** Light a path: those on it stand out, all others go quiet. */
    light(lit) {
      this.lit = lit && (lit.people || lit.ties) ? lit : null;
      if (!this.svg) return;
      this.svg.classList.toggle('lighting', Boolean(this.lit));
      const people = new Set((this.lit && this.lit.people) || []);
      const ties = new Set((this.lit && this.lit.ties) || []);
      for (const person of this.people.values()) {
        person.el.classList.toggle('lit', people.has(person.id));
      }
      for (const tie of this.ties.values()) {
        const on = tie.ties.some((id) => ties.has(id));
        tie.el.classList.toggle('lit', on);
        if (on) tie.el.parentNode.append(tie.el);
      }
      this.showPath();
    },

    /** Quieten everybody but one and those tied to them, while the pointer is there. */
    hover(id) {
      if (!this.svg || this.hovered === id) return;
      this.hovered = id;
      for (const el of this.svg.querySelectorAll('.near')) el.classList.remove('near');
      this.svg.classList.toggle('hovering', Boolean(id) && this.data.layout !== 'time');
      this.nameTip(id);
      if (!id) return;
      const person = this.people.get(id);
      if (!person) return;
      person.el.classList.add('near');
      const fold = this.people.get(`more-${id}`);
      if (fold) fold.el.classList.add('near');
      for (const tie of [...this.ties.values(), ...this.barriers.values()]) {
        if (tie.start !== id && tie.end !== id) continue;
        tie.el.classList.add('near');
        const other = this.people.get(tie.start === id ? tie.end : tie.start);
        if (other) other.el.classList.add('near');
      }
    },

    /** Further out a shape without its name says it on hover and focus. */
    nameTip(id) {
      if (this.tip) this.tip.remove();
      this.tip = null;
      const person = id && this.people.get(id);
      if (!person || !this.level.startsWith('far')) return;
      if (person.el.querySelector(`.f${this.level.slice(3)}`)) return;
      const size = 14 / this.cy.zoom();
      this.tip = document.createElementNS(SVG, 'text');
      this.tip.setAttribute('class', 'tip');
      this.tip.setAttribute('text-anchor', 'middle');
      this.tip.setAttribute('x', person.x);
      this.tip.setAttribute('y', person.y - person.outline.h - size * 0.45);
      this.tip.setAttribute('aria-hidden', 'true');
      this.tip.style.fontSize = `${size}px`;
      this.tip.textContent = person.name;
      this.svg.append(this.tip);
    },

    /** Move the keyboard's place to a person. */
    focusOn(id, silent) {
      if (!this.svg) return;
      for (const el of this.svg.querySelectorAll('.focus')) el.remove();
      const person = id && this.people.get(id);
      if (!person) {
        this.host.removeAttribute('aria-activedescendant');
        return;
      }
      this.active = id;
      this.host.setAttribute('aria-activedescendant', person.el.id);
      const chosen = this.selected.kind === 'person' && this.selected.id === id;
      person.el.prepend(ring(person, chosen ? 11 : 5, 'focus'));
      if (document.activeElement === this.host) this.nameTip(id);
      if (!silent) {
        this.spoken.textContent = person.spoken;
        this.bringIntoView(person);
      }
    },

    bringIntoView(person) {
      const zoom = this.cy.zoom();
      const pan = this.cy.pan();
      const margin = this.data.layout === 'time' ? 26 : 56; // rows begin at the edge
      const at = { x: person.x * zoom + pan.x, y: person.y * zoom + pan.y };
      const by = {
        x: Math.max(margin - at.x, 0) + Math.min(this.size.width - margin - at.x, 0),
        y: Math.max(margin - at.y, 0) + Math.min(this.size.height - margin - at.y, 0),
      };
      if (by.x || by.y) {
        this.cy.panBy(by);
        this.moved = true;
      }
    },
  });
})();
