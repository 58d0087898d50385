// Runs a function and shows what came of it: result, error, console.

import { button, field, fill, h, text } from '../dom.js';

/**
 * Makes the form. `run` is called with what was typed and with a query that says who runs it, and
 * gives what the Admin API answers.
 */
export function runner(context, typed, run) {
  const call = field('Call', 'textarea', { rows: 4, spellcheck: false, value: typed });
  const user = field('As user with the id (empty: as system)', 'input', { size: 26, autocomplete: 'off' });
  const outcome = h('div', { 'aria-live': 'polite' });
  const start = () => context.attempt(async () => {
    const id = user.input.value.trim();
    const answer = await run(call.input.value, new URLSearchParams(id ? { user_id: id } : { run_as_system: 'true' }));
    fill(outcome, outcomeOf({ ...answer, error: answer.error?.message, took: answer.stats?.execution_time ?? '?' }));
  });
  return h('div', {}, call.row, h('div', { class: 'bar' }, user.row, button('Run', start, { class: 'primary' })), outcome);
}

/** Shows `result`, or `error`, with the lines of the console in `logs` and how long it `took`. */
export const outcomeOf = ({ error, result, logs = [], took }) => [
  h('h3', {}, error === undefined ? 'Result' : 'Error'),
  h('pre', { class: error === undefined ? 'box' : 'box bad', tabindex: 0 }, text(error ?? result ?? null)),
  h('h3', {}, 'Console'),
  h('pre', { class: 'box', tabindex: 0 }, logs.map(text).join('\n') || 'nothing'),
  h('p', { class: 'quiet' }, `It took ${took}.`),
];
