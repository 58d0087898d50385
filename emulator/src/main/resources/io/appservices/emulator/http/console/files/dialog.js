// Dialogs. The browser keeps the focus in them, closes them by Escape and gives the focus back.

import { button, fill, h } from './dom.js';

let dialogs = 0;

/** Opens a dialog; gives a promise of what `close` is called with, undefined for Escape. */
export function dialog(title, content, actions = (close) => [button('Close', () => close())]) {
  const id = `dialog-${++dialogs}`;
  return new Promise((resolve) => {
    let result;
    const close = (value) => {
      result = value;
      element.close();
    };
    const element = h('dialog', { 'aria-labelledby': id },
      h('h2', { id }, title),
      typeof content === 'function' ? content(close) : content,
      actions && h('p', { class: 'actions' }, actions(close)));
    // A link in it, or the way back, leads away from what it is about.
    const leave = () => element.close();
    window.addEventListener('hashchange', leave);
    element.addEventListener('close', () => {
      window.removeEventListener('hashchange', leave);
      element.remove();
      resolve(result);
    });
    document.body.append(element);
    element.showModal();
  });
}

/** Asks before something is done; gives whether it shall be. */
export const confirm = (title, question, label) =>
  dialog(title, h('p', {}, question), (close) => [
    button('Cancel', () => close(false), { autofocus: true }),
    button(label, () => close(true), { class: 'danger' }),
  ]);

/**
 * Asks for values. `fields` are made by `field` or `select`; `action` is called with the dialog
 * still open, which stays so, with the reason, if it fails. Gives what the action gives.
 */
export function form(title, fields, label, action) {
  return dialog(
    title,
    (close) => {
      const problem = h('p', { role: 'alert', class: 'problem' });
      const submit = async (event) => {
        event.preventDefault();
        try {
          close((await action()) ?? true);
        } catch (failure) {
          fill(problem, failure.message);
        }
      };
      return h('form', { on: { submit } },
        problem,
        fields.map((one) => one.row ?? one),
        h('p', { class: 'actions' },
          button('Cancel', () => close()),
          h('button', { type: 'submit', class: 'primary' }, label)));
    },
    null,
  );
}
