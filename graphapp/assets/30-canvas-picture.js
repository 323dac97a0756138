/* The canvas bridge: fills the picture with the server's parts, and turns one Scene into the next
   by changing only what differs. */
(function () {
  'use strict';

  const { Canvas, lines } = window.familyCanvas;
  const isFold = (id) => window.familyCanvas.isFold(id);
  const SVG = 'http://www.w3.org/2000/svg';
  const template = document.createElementNS(SVG, 'svg');

  const escape = (text) =>
    String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

  Object.assign(Canvas.prototype, {
    /** Paint a Scene's parts; called with the fonts loaded. */
    paint(data) {
      const before = this.data;
      const fresh = !before || before.key !== data.key;
      const from = before && this.peopleAt();
      if (fresh) this.whole = false;
      const at = this.cy && this.inSight(before, data);
      this.finishGlide();
      this.data = data;
      // copies: Cytoscape keeps and changes the very objects it is given
      this.near = new Map(
        data.elements
          .filter((element) => 'w' in element.data)
          .map((element) => [element.data.id, Object.assign({}, element.data)]),
      );
      if (!this.svg || !this.svg.isConnected) this.build();
      if (fresh) this.svg.remove(); // nothing is styled before all of it is there
      this.svg.classList.toggle('phone', Boolean(data.phone));
      this.host.setAttribute('aria-label', data.title);
      this.told.textContent = data.desc;
      this.paintUnder(before);
      this.paintPeople(data.people);
      this.paintLines(data);
      if (fresh) this.host.prepend(this.svg);
      if (!this.people.has(this.active)) this.active = '';
      this.level = '';
      if (this.cy) {
        const stay = (this.moved || at) && !fresh;
        this.placeNodes();
        this.painting = true;
        this.settle(stay);
        if (at) this.holdStill(at, before);
        this.painting = false;
        if (from) this.glide(from);
      }
      this.restate();
    },

    /** Nothing to draw. */
    clear() {
      this.finishGlide();
      this.host.textContent = '';
      this.svg = null;
      this.data = null;
      this.people.clear();
      this.ties.clear();
      this.barriers.clear();
    },

    build() {
      this.host.innerHTML =
        '<svg class="net" width="1" height="1" focusable="false">' +
        '<g class="under" aria-hidden="true"></g><g class="ties" aria-hidden="true"></g>' +
        '<g class="stops" aria-hidden="true"></g><g class="people"></g></svg>' +
        '<svg class="net lift" width="1" height="1" focusable="false" aria-hidden="true">' +
        '<g class="ties"></g><g class="stops"></g><g class="people"></g></svg>';
      [this.svg, this.lift] = this.host.children;
      [this.under, this.tiesGroup, this.stopsGroup, this.peopleGroup] = this.svg.children;
      this.people.clear();
      this.ties.clear();
      this.barriers.clear();
      this.level = '';
    },

    paintUnder(before) {
      if (before && before.under === this.data.under && this.under.firstChild) return;
      const id = `${this.prefix}-sector-`;
      this.under.innerHTML = this.data.under
        .replaceAll('id="sector-', `id="${id}`)
        .replaceAll('href="#sector-', `href="#${id}`);
    },

    paintPeople(people) {
      const old = this.people;
      const now = new Map();
      const added = [];
      for (const id of Object.keys(people)) {
        const [x, y, key, css, inner, spoken, name] = people[id];
        let person = old.get(id);
        if (person) {
          old.delete(id);
          if (person.inner !== inner) person.el.innerHTML = inner;
          if (person.css !== css) person.el.setAttribute('class', css);
          if (person.spoken !== spoken) person.el.setAttribute('aria-label', spoken);
          if (person.x !== x || person.y !== y) {
            person.el.setAttribute('transform', `translate(${x} ${y})`);
          }
        } else {
          person = { id, el: null };
          added.push(
            `<g id="${escape(`${this.prefix}-p-${id}`)}" class="${css}" role="img" ` +
              `aria-label="${escape(spoken)}" transform="translate(${x} ${y})">${inner}</g>`,
          );
        }
        if (person.key !== key) person.outline = lines.shape(key);
        now.set(id, Object.assign(person, { x, y, key, css, inner, spoken, name }));
      }
      for (const person of old.values()) person.el.remove();
      this.people = now;
      if (added.length) {
        template.innerHTML = added.join('');
        const made = [...template.children];
        for (const person of now.values()) if (!person.el) person.el = made.shift();
      }
      arrange(this.peopleGroup, [...now.values()].map((person) => person.el));
    },

    paintLines(data) {
      this.ties = keyed(this.ties, data.ties, this.tiesGroup, (id, tie, old) => {
        const [path, css, start, end, bend, slashes, ties, spoken, style, flow] = tie;
        const kept = old && !old.style === !style ? old : null;
        if (old && !kept) old.el.remove();
        const el = kept ? kept.el : document.createElementNS(SVG, style ? 'g' : 'path');
        if (style && !kept) el.innerHTML = '<path class="strip"/><path/>';
        if (!kept || kept.path !== path) this.trace(el, path);
        if (!kept || kept.css !== css) el.setAttribute('class', css);
        return { id, el, path, css, start, end, bend, slashes, ties, spoken, style, flow };
      });
      this.barriers = keyed(this.barriers, data.barriers, this.stopsGroup, (id, stop, old) => {
        const [path, words, start, end, bend, spoken] = stop;
        const el = old ? old.el : document.createElementNS(SVG, 'g');
        if (!old || old.path !== path || old.words !== words) {
          el.setAttribute('class', 'stop');
          el.innerHTML = `<path d="${path}"/>${words}`;
        }
        return { id, el, path, words, start, end, bend, spoken };
      });
    },

    /** Give a tie its path; one of feeling or support has it twice, on a strip of the ground. */
    trace(el, path) {
      for (const one of el.children.length ? el.children : [el]) one.setAttribute('d', path);
    },

    /** Give the unseen labels the size and place of the names that are shown now. */
    relabel() {
      if (!this.cy || !this.data) return;
      const far = this.level.startsWith('far') ? this.level.slice(3) : '';
      if (far === this.labelled) return;
      this.labelled = far;
      this.cy.batch(() => {
        for (const [id, near] of this.near) {
          const node = this.cy.getElementById(id);
          if (node.empty()) continue;
          const place = far ? near.far[far] : near;
          if (place) node.data(far ? Object.assign({ label: near.name }, place) : pick(near));
          else node.data({ label: '' });
        }
      });
      this.learn();
    },

    /** The unseen elements with the labels that are shown now; fresh objects, since Cytoscape
        keeps what it is given. */
    elementsNow() {
      const far = this.level.startsWith('far') ? this.level.slice(3) : '';
      this.labelled = far;
      return this.data.elements.map((element) => {
        const near = this.near.get(element.data.id);
        const { group, position, classes } = element;
        if (!near) {
          const tie = this.ties.get(element.data.id);
          const quiet = tie && tie.on ? 0 : element.data.quiet;
          return { group, data: Object.assign({}, element.data, { quiet }), classes };
        }
        const { id, shape, w, h } = near;
        const place = far ? near.far[far] : near;
        const shown = place
          ? Object.assign(pick(near), far && { label: near.name }, far && place)
          : Object.assign(pick(near), { label: '' });
        const at = this.people.get(id) || position;
        return {
          group,
          grabbable: !isFold(id),
          data: Object.assign({ id, shape, w, h }, shown),
          position: { x: at.x, y: at.y },
          classes,
        };
      });
    },

    /** Bring the unseen nodes that are there already to their places. */
    placeNodes() {
      this.cy.batch(() => {
        for (const { id, x, y } of this.people.values()) {
          const node = this.cy.getElementById(id);
          if (node.empty()) continue;
          const at = node.position();
          if (at.x !== x || at.y !== y) node.position({ x, y });
        }
      });
    },
  });

  function pick({ label, size, ha, va, mx, my }) {
    return { label, size, ha, va, mx, my };
  }

  /** Bring a group's children into the given order, touching only those out of it. */
  function arrange(group, elements) {
    let next = group.firstChild;
    for (const element of elements) {
      if (element === next) next = next.nextSibling;
      else group.insertBefore(element, next);
    }
  }

  function keyed(old, parts, group, make) {
    const now = new Map();
    for (const id of Object.keys(parts)) now.set(id, make(id, parts[id], old.get(id)));
    for (const [id, part] of old) if (!now.has(id)) part.el.remove();
    arrange(group, [...now.values()].map((part) => part.el));
    return now;
  }
})();
