/* The canvas bridge: fills the picture with the server's parts, moves it with pan and zoom, and
   turns one Scene into the next by changing only what differs. */
(function () {
  'use strict';

  const { Canvas, lines } = window.familyCanvas;
  const SVG = 'http://www.w3.org/2000/svg';
  const GLIDE = 240;
  const MOST_GLIDING = 300;
  const still = window.matchMedia('(prefers-reduced-motion: reduce)');
  const template = document.createElementNS(SVG, 'svg');

  const escape = (text) =>
    String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

  Object.assign(Canvas.prototype, {
    /** Paint a Scene's parts; called with the fonts loaded. */
    paint(data) {
      const before = this.data;
      const fresh = !before || before.key !== data.key;
      const from = before && this.peopleAt();
      this.finishGlide();
      this.data = data;
      // copies: Cytoscape keeps and changes the very objects it is given
      this.near = new Map(
        data.elements
          .filter((element) => 'w' in element.data)
          .map((element) => [element.data.id, Object.assign({}, element.data)]),
      );
      if (!this.svg || !this.svg.isConnected) this.build();
      this.svg.classList.toggle('phone', Boolean(data.phone));
      this.host.setAttribute('aria-label', data.title);
      this.told.textContent = data.desc;
      this.paintUnder(before);
      this.paintPeople(data.people);
      this.paintLines(data);
      if (!this.people.has(this.active)) this.active = '';
      this.level = '';
      if (this.cy) {
        const stay = this.moved && !fresh;
        this.placeNodes();
        this.painting = true;
        this.settle(stay);
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
        const [path, css, start, end, bend, slashes, ties, spoken] = tie;
        const el = old ? old.el : document.createElementNS(SVG, 'path');
        if (!old || old.path !== path) el.setAttribute('d', path);
        if (!old || old.css !== css) el.setAttribute('class', css);
        return { id, el, path, css, start, end, bend, slashes, ties, spoken };
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
        svg.style.setProperty('--thick', out ? Math.max(0.75 / least, 1) : 1);
      }
      clearTimeout(this.relabelling);
      this.relabelling = setTimeout(() => this.relabel(), 120);
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

    /** After a Scene or a mount: the right view, and the labels that go with it. */
    settle(stay) {
      if (!this.measure().width) return; // in a hidden tab: wait until it is shown
      if (stay) this.follow();
      else this.fit();
    },

    /** Show everything, as large as the room allows. */
    fit() {
      const [left, top, width, height] = this.data.box;
      const room = this.measure();
      let zoom = Math.min((room.width - 4) / width, (room.height - 4) / height, 1.6);
      if (zoom > 0.975 && zoom < 1.04) zoom = 1;
      const pan = {
        x: (room.width - width * zoom) / 2 - left * zoom,
        y: (room.height - height * zoom) / 2 - top * zoom,
      };
      this.cy.minZoom(Math.min(zoom, this.data.levels[this.data.levels.length - 1][1]));
      this.cy.viewport({ zoom, pan });
      this.follow();
      this.moved = false;
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
