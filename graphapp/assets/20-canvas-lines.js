/* The canvas bridge: where lines start, bend and end. Says the same as canvas/geometry.py. */
(function () {
  'use strict';

  const n = (value) => (Math.round(value * 10) / 10 + 0).toFixed(1);

  /** "circle 36 36" -> {kind, w, h} in half sizes. */
  function shape(key) {
    const [kind, width, height] = key.split(' ');
    return { kind, w: width / 2, h: height / 2 };
  }

  /** Where the ray from the middle of a shape to a point leaves the shape. */
  function edge(outline, x, y, tx, ty) {
    const dx = tx - x;
    const dy = ty - y;
    const length = Math.hypot(dx, dy);
    if (!length) return [x, y];
    let part;
    if (outline.kind === 'circle' || outline.kind === 'triangle') part = outline.w / length;
    else if (outline.kind === 'diamond') {
      part = (outline.w * outline.h) / (Math.abs(dx) * outline.h + Math.abs(dy) * outline.w);
    } else {
      part = Math.min(
        dx ? outline.w / Math.abs(dx) : Infinity,
        dy ? outline.h / Math.abs(dy) : Infinity,
      );
    }
    part = Math.min(part, 1);
    return [x + dx * part, y + dy * part];
  }

  const between = (a, b, part) => [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];

  const on = (s, c, t, part) => between(between(s, c, part), between(c, t, part), part);

  const dist = (a, b) => Math.hypot(b[0] - a[0], b[1] - a[1]);

  const at = (point) => `${n(point[0])} ${n(point[1])}`;

  const curve = (s, c, t) => `M${at(s)}Q${at(c)} ${at(t)}`;

  const stroke = (a, b) => `M${at(a)}L${at(b)}`;

  /** The curve of a tie between two people {x, y, outline}: start, control, end. */
  function tieCurve(a, b, bend) {
    const c = [(a.x + b.x) / 2 - bend * (b.y - a.y), (a.y + b.y) / 2 + bend * (b.x - a.x)];
    return [edge(a.outline, a.x, a.y, c[0], c[1]), c, edge(b.outline, b.x, b.y, c[0], c[1])];
  }

  /** A tie {bend, slashes, style, flow} between two people {x, y, outline}. */
  function tie(a, b, { bend, slashes, style, flow }) {
    const [s, c, t] = tieCurve(a, b, bend);
    if (style || flow) return styled(s, c, t, style, flow);
    let path = curve(s, c, t);
    if (!slashes) return path;
    const [mx, my] = on(s, c, t, 0.5);
    const length = dist(s, t) || 1;
    const ux = (t[0] - s[0]) / length;
    const uy = (t[1] - s[1]) / length;
    const vx = 0.4226 * ux - 0.9063 * uy;
    const vy = 0.9063 * ux + 0.4226 * uy;
    for (let number = 0; number < slashes; number += 1) {
      const along = (number - (slashes - 1) / 2) * 6;
      const x = mx + ux * along;
      const y = my + uy * along;
      path += stroke([x - vx * 8, y - vy * 8], [x + vx * 8, y + vy * 8]);
    }
    return path;
  }

  /* Lines of feeling and support: says the same as canvas/strokes.py. */
  const BESIDE = { close: [-2, 2], fused: [-3.6, 0, 3.6], ambivalent: [-5, 5] };
  const ZIGZAG = { conflict: 4, abuse: 4, ambivalent: 3 };

  function styled(s, c, t, style, flow) {
    const long = (dist(s, t) + dist(s, c) + dist(c, t)) / 2 || 1;
    const ends = ['to', 'from'].filter((name) => flow === name || flow === 'both');
    const room = Math.min(13 / long, 0.3);
    const first = ends.includes('from') ? room : 0;
    const last = ends.includes('to') ? 1 - room : 1;
    let path = drawn(part([s, c, t], first, last), long * (1 - room * ends.length), style);
    for (const end of ends) path += arrow(end === 'to' ? [s, c, t] : [t, c, s], long);
    return path;
  }

  function drawn(line, long, style) {
    if (style === 'stressful') return wave(line, long);
    if (style === 'cut-off') return broken(line, long);
    if (style === 'tenuous') return dashed(line, long);
    const path = (BESIDE[style] || []).map((away) => beside(line, away)).join('');
    if (style in ZIGZAG) return path + zigzag(line, long, ZIGZAG[style]);
    return path || curve(...line);
  }

  function part([s, c, t], first, last) {
    const middle = between(between(s, c, first), between(c, t, first), last);
    return [on(s, c, t, first), middle, on(s, c, t, last)];
  }

  function aside([s, c, t], where, away) {
    const [x, y] = on(s, c, t, where);
    const a = between(s, c, where);
    const b = between(c, t, where);
    const length = dist(a, b) || 1;
    return [x - ((b[1] - a[1]) / length) * away, y + ((b[0] - a[0]) / length) * away];
  }

  function beside(line, away) {
    const [, c] = line;
    const s = aside(line, 0, away);
    const t = aside(line, 1, away);
    const x = line[0][0] + line[2][0] - s[0] - t[0];
    const y = line[0][1] + line[2][1] - s[1] - t[1];
    const fit = (2 * away * away) / (x * x + y * y || 1);
    return curve(s, [c[0] - x * fit, c[1] - y * fit], t);
  }

  function zigzag(line, long, swing) {
    const count = Math.max(4, Math.floor(long / 5 + 0.5));
    let path = '';
    for (let step = 0; step <= count; step += 1) {
      const side = step === 0 || step === count ? 0 : step % 2 ? 1 : -1;
      path += `${path ? 'L' : 'M'}${at(aside(line, step / count, swing * side))}`;
    }
    return path;
  }

  function wave(line, long) {
    const count = Math.max(4, Math.floor(long / 9 + 0.5));
    let path = `M${at(line[0])}`;
    for (let step = 0; step < count; step += 1) {
      const top = aside(line, (step + 0.5) / count, step % 2 ? 8 : -8);
      path += `Q${at(top)} ${at(on(...line, (step + 1) / count))}`;
    }
    return path;
  }

  function dashed(line, long) {
    const count = Math.max(2, Math.floor(long / 14 + 0.5));
    const step = 1 / (count - 3 / 7);
    let path = '';
    for (let dash = 0; dash < count; dash += 1) {
      path += curve(...part(line, dash * step, (dash + 4 / 7) * step));
    }
    return path;
  }

  function broken(line, long) {
    const half = Math.min(9 / long, 0.4);
    const bars = [0.5 - half, 0.5 + half];
    return (
      curve(...part(line, 0, bars[0])) +
      curve(...part(line, bars[1], 1)) +
      bars.map((where) => stroke(aside(line, where, -5), aside(line, where, 5))).join('')
    );
  }

  function arrow(line, long) {
    const tip = aside(line, 1 - Math.min(2 / long, 0.3), 0);
    const base = aside(line, 1 - Math.min(13 / long, 0.3), 0);
    const length = dist(base, tip) || 1;
    let path = '';
    for (const [size, from] of [[1, 0], [0.6, 0.12], [0.25, 0.22]]) {
      const back = between(base, tip, from);
      const x = (-(tip[1] - base[1]) / length) * 5 * size;
      const y = ((tip[0] - base[0]) / length) * 5 * size;
      path += `M${at(between(back, tip, size))}L${at([back[0] + x, back[1] + y])}`;
      path += `L${at([back[0] - x, back[1] - y])}Z`;
    }
    return path;
  }

  /** The broken line between two people who are kept apart. */
  function barrier(a, b, bend, tall) {
    const c = [(a.x + b.x) / 2 - bend * (b.y - a.y), (a.y + b.y) / 2 + bend * (b.x - a.x)];
    const shortOf = (end) =>
      between(end, c, 5 / (Math.hypot(c[0] - end[0], c[1] - end[1]) || 1));
    const s = shortOf(edge(a.outline, a.x, a.y, c[0], c[1]));
    const t = shortOf(edge(b.outline, b.x, b.y, c[0], c[1]));
    const length = Math.hypot(t[0] - s[0], t[1] - s[1]) || 1;
    const ux = (t[0] - s[0]) / length;
    const uy = (t[1] - s[1]) / length;
    const half = tall / 2;
    const part = Math.min(tall / 4.32 / length, 0.5);
    const p = on(s, c, t, 0.5 - part);
    const q = on(s, c, t, 0.5 + part);
    let path = curve(s, between(s, c, 0.5 - part), p) + curve(q, between(c, t, 0.5 + part), t);
    for (const [x, y] of [p, q]) {
      path += stroke([x + uy * half, y - ux * half], [x - uy * half, y + ux * half]);
    }
    return path;
  }

  window.familyCanvas.lines = { shape, edge, tie, barrier };
})();
