// Clock: the time that the emulator lives in.

import { button, field, fill, h } from '../dom.js';
import { everySecond, watch } from '../live.js';

const STEPS = [
  ['1 minute', 60], ['31 minutes', 1_860], ['1 hour', 3_600], ['1 day', 86_400], ['30 days', 2_592_000], ['61 days', 5_270_400],
];

export async function open(context) {
  const now = h('p', { class: 'box', 'aria-live': 'off' });
  let read;
  const look = async () => show(await context.control('GET', '/clock'));
  const show = (clock) => {
    read = { ...clock, at: performance.now() };
    tick();
  };
  const tick = () => fill(now, h('strong', {}, shownTime(read)), read.frozen ? ' – stands still' : ' – runs');
  const move = (body, said) => () =>
    context.attempt(async () => show(await context.control('POST', '/clock', body)), said);
  await watch(context.signal, 'clock', look);
  everySecond(context.signal, tick);
  const moment = field('Set to (UTC)', 'input', { placeholder: '2030-01-01T00:00:00Z', size: 24 });
  const set = (event) => {
    event.preventDefault();
    move({ set: moment.input.value.trim() }, 'The clock was set.')();
  };
  return [
    now,
    h('div', { class: 'bar' },
      button('Freeze', move({ freeze: true }, 'The clock stands still.')),
      button('Resume', move({ resume: true }, 'The clock runs.')),
      button('Back to the time of the machine', move({ reset: true }, 'The clock was set back.'))),
    h('h2', {}, 'Advance'),
    h('div', { class: 'bar' },
      STEPS.map(([text, seconds]) =>
        button(text, move({ advance_seconds: seconds }, `The clock was advanced by ${text}.`))),
      button('Until access tokens have expired', move({ tokens_expire: true }, 'Access tokens have expired.'))),
    h('form', { class: 'bar', on: { submit: set } }, moment.row, h('button', { type: 'submit' }, 'Set')),
  ];
}

/** The time of the emulator: what was read, and what has passed since. */
function shownTime({ now, frozen, at }) {
  const passed = frozen ? 0 : performance.now() - at;
  const date = new Date(Date.parse(now) + passed);
  // A time that scripts cannot write is shown as it was read.
  return frozen || Number.isNaN(date.getTime())
    ? now.replace('T', ' ')
    : date.toISOString().replace('T', ' ').replace(/\.\d+Z$/, 'Z');
}
