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

  /** The curve of a tie between two people {x, y, outline}, slashes included. */
  function tie(a, b, bend, slashes) {
    const cx = (a.x + b.x) / 2 - bend * (b.y - a.y);
    const cy = (a.y + b.y) / 2 + bend * (b.x - a.x);
    const [sx, sy] = edge(a.outline, a.x, a.y, cx, cy);
    const [tx, ty] = edge(b.outline, b.x, b.y, cx, cy);
    let path = `M${n(sx)} ${n(sy)}Q${n(cx)} ${n(cy)} ${n(tx)} ${n(ty)}`;
    if (!slashes) return path;
    const mx = (sx + 2 * cx + tx) / 4;
    const my = (sy + 2 * cy + ty) / 4;
    const length = Math.hypot(tx - sx, ty - sy) || 1;
    const ux = (tx - sx) / length;
    const uy = (ty - sy) / length;
    const vx = 0.4226 * ux - 0.9063 * uy;
    const vy = 0.9063 * ux + 0.4226 * uy;
    for (let number = 0; number < slashes; number += 1) {
      const along = (number - (slashes - 1) / 2) * 6;
      const x = mx + ux * along;
      const y = my + uy * along;
      path += `M${n(x - vx * 8)} ${n(y - vy * 8)}L${n(x + vx * 8)} ${n(y + vy * 8)}`;
    }
    return path;
  }

  const between = (a, b, part) => [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];

  const curve = (s, c, t) => `M${n(s[0])} ${n(s[1])}Q${n(c[0])} ${n(c[1])} ${n(t[0])} ${n(t[1])}`;

  /** The broken line between two people who are kept apart. */
  function barrier(a, b, bend, tall) {
    const c = [(a.x + b.x) / 2 - bend * (b.y - a.y), (a.y + b.y) / 2 + bend * (b.x - a.x)];
    const shortOf = (end) =>
      between(end, c, 5 / (Math.hypot(c[0] - end[0], c[1] - end[1]) || 1));
    const s = shortOf(edge(a.outline, a.x, a.y, c[0], c[1]));
    const t = shortOf(edge(b.outline, b.x, b.y, c[0], c[1]));
    const on = (part) => between(between(s, c, part), between(c, t, part), part);
    const length = Math.hypot(t[0] - s[0], t[1] - s[1]) || 1;
    const ux = (t[0] - s[0]) / length;
    const uy = (t[1] - s[1]) / length;
    const half = tall / 2;
    const part = Math.min(tall / 4.32 / length, 0.5);
    const p = on(0.5 - part);
    const q = on(0.5 + part);
    let path = curve(s, between(s, c, 0.5 - part), p) + curve(q, between(c, t, 0.5 + part), t);
    for (const [x, y] of [p, q]) {
      path += `M${n(x + uy * half)} ${n(y - ux * half)}L${n(x - uy * half)} ${n(y + ux * half)}`;
    }
    return path;
  }

  window.familyCanvas.lines = { shape, edge, tie, barrier };
})();
