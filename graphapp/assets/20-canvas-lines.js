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

  /** The broken line between two people who are kept apart. */
  function barrier(a, b, tall) {
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const ux = (b.x - a.x) / length;
    const uy = (b.y - a.y) / length;
    let [sx, sy] = edge(a.outline, a.x, a.y, b.x, b.y);
    let [tx, ty] = edge(b.outline, b.x, b.y, a.x, a.y);
    sx += ux * 5;
    sy += uy * 5;
    tx -= ux * 5;
    ty -= uy * 5;
    const mx = (sx + tx) / 2;
    const my = (sy + ty) / 2;
    const half = tall / 2;
    const gap = tall / 4.32;
    const px = mx - ux * gap;
    const py = my - uy * gap;
    const qx = mx + ux * gap;
    const qy = my + uy * gap;
    return (
      `M${n(sx)} ${n(sy)}L${n(px)} ${n(py)}M${n(qx)} ${n(qy)}L${n(tx)} ${n(ty)}` +
      `M${n(px + uy * half)} ${n(py - ux * half)}L${n(px - uy * half)} ${n(py + ux * half)}` +
      `M${n(qx + uy * half)} ${n(qy - ux * half)}L${n(qx - uy * half)} ${n(qy + ux * half)}`
    );
  }

  window.familyCanvas.lines = { shape, edge, tie, barrier };
})();
