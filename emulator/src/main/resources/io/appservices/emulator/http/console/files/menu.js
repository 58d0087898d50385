// The "…" of a row: a button that opens a menu, by mouse and by keyboard.

import { button, h } from './dom.js';

let open;

/** Makes the button; `items` are pairs of label and action, or a function that gives them. */
export function menu(label, items) {
  const opener = button('…', () => toggle(opener, label, typeof items === 'function' ? items() : items), {
    class: 'more',
    'aria-label': label,
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
  });
  return opener;
}

function toggle(opener, label, items) {
  const wasOpen = open?.opener === opener;
  closeMenu();
  if (!wasOpen) {
    openMenu(opener, label, items);
  }
}

function openMenu(opener, label, items) {
  const entries = items.map(([text, action]) =>
    button(text, () => {
      closeMenu();
      opener.focus();
      action();
    }, { role: 'menuitem', tabindex: -1 }));
  const element = h('div', { class: 'menu', role: 'menu', 'aria-label': label, on: { keydown } }, entries);
  document.body.append(element);
  opener.setAttribute('aria-expanded', 'true');
  open = { opener, element, entries };
  place();
  entries[0]?.focus({ preventScroll: true });
}

/** Keeps the menu beside its button, and within the window. */
function place() {
  if (open) {
    const { opener, element } = open;
    const { bottom, right } = opener.getBoundingClientRect();
    const top = Math.min(bottom, window.innerHeight - element.offsetHeight - 4);
    element.style.top = `${Math.max(4, top)}px`;
    element.style.left = `${Math.max(4, right - element.offsetWidth)}px`;
  }
}

/** Closes the menu that is open, if one is. */
export function closeMenu() {
  open?.element.remove();
  open?.opener.setAttribute('aria-expanded', 'false');
  open = undefined;
}

function keydown(event) {
  const { entries, opener } = open;
  const at = entries.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + entries.length, Home: 0, End: entries.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    entries[to % entries.length].focus();
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    closeMenu();
    opener.focus();
  }
}

document.addEventListener('pointerdown', ({ target }) => {
  if (open && !open.element.contains(target) && target !== open.opener) {
    closeMenu();
  }
});
window.addEventListener('hashchange', closeMenu);
window.addEventListener('resize', place);
window.addEventListener('scroll', place, { capture: true, passive: true });
