/* A rule of the safety plan is dragged from the panel onto somebody on the picture; by touch it is
   held by its number. Dropping asks in the panel what they shall be to it. */
(function () {
  'use strict';

  const FAR = 6; // px that a press may move and still be one
  let held = null;

  const canvas = () => window.familyCanvas && window.familyCanvas.get('map');

  /** Who is drawn at a point of the page, or near it. */
  function personAt(x, y) {
    const here = canvas();
    if (!here || !here.cy || !here.people) return null;
    const box = here.root.getBoundingClientRect();
    if (x < box.left || x > box.right || y < box.top || y > box.bottom) return null;
    const pan = here.cy.pan();
    const zoom = here.cy.zoom();
    const at = { x: (x - box.left - pan.x) / zoom, y: (y - box.top - pan.y) / zoom };
    let best = null;
    let least = 34 / Math.min(zoom, 1);
    for (const person of here.people.values()) {
      const far = Math.hypot(person.x - at.x, person.y - at.y);
      if (far < least) {
        best = person;
        least = far;
      }
    }
    return best;
  }

  function over(person) {
    if (held.over && held.over !== person) held.over.el.classList.remove('picked');
    if (person) person.el.classList.add('picked');
    held.over = person;
  }

  function stop() {
    if (!held) return;
    if (held.over) held.over.el.classList.remove('picked');
    if (held.ghost) held.ghost.remove();
    document.documentElement.classList.remove('dragging-rule');
    held = null;
  }

  function begin(event) {
    const ghost = held.item.querySelector('.bdg').cloneNode(true);
    ghost.classList.add('rule-ghost');
    document.body.append(ghost);
    held.ghost = ghost;
    document.documentElement.classList.add('dragging-rule');
    const panel = held.item.closest('.panel');
    if (panel) panel.classList.remove('open'); // on a phone it would cover the picture
    move(event);
  }

  function move(event) {
    held.ghost.style.left = `${event.clientX}px`;
    held.ghost.style.top = `${event.clientY}px`;
    over(personAt(event.clientX, event.clientY));
  }

  document.addEventListener('pointerdown', (event) => {
    const item = event.target.closest && event.target.closest('[data-rule]');
    if (!item || event.button) return;
    if (event.pointerType === 'touch' && !event.target.closest('.grip')) return;
    held = { item, id: event.pointerId, x: event.clientX, y: event.clientY };
  });
  document.addEventListener('pointermove', (event) => {
    if (!held || event.pointerId !== held.id) return;
    if (held.ghost) {
      event.preventDefault();
      move(event);
    } else if (Math.hypot(event.clientX - held.x, event.clientY - held.y) > FAR) {
      begin(event);
    }
  });
  document.addEventListener('pointerup', (event) => {
    if (!held || event.pointerId !== held.id) return;
    const { ghost, item, over: person } = held;
    stop();
    if (!ghost) return;
    // the button under it is not meant
    const swallow = (click) => {
      click.stopPropagation();
      click.preventDefault();
    };
    window.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 50);
    if (!person) return;
    const query = new URLSearchParams(window.location.search);
    query.set('form', 'role');
    query.set('rule', item.dataset.rule);
    query.set('person', person.id);
    window.dash_clientside.set_props('address', { search: `?${query}` });
  });
  document.addEventListener('pointercancel', stop);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') stop();
  });
  document.addEventListener('dragstart', (event) => {
    if (event.target.closest && event.target.closest('[data-rule]')) event.preventDefault();
  });
})();
