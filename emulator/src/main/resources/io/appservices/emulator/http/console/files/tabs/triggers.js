// Triggers: what runs by itself, when next, and now.

import { dialog } from '../dialog.js';
import { button, field, fill, h, list, table, text } from '../dom.js';
import { menu } from '../menu.js';
import { outcomeOf } from './function-run.js';

const COLUMNS = ['Name', 'Type', 'When', 'Function', 'Status', 'Next times', 'Actions'];
const SHOWN_TIMES = 3;

export async function open(context) {
  const box = h('div');
  const show = async () => {
    const triggers = await context.admin('GET', '/triggers');
    const rows = await Promise.all(triggers.map((trigger) => line(context, trigger, show)));
    const { element } = table('Triggers', COLUMNS, rows);
    box.replaceChildren(rows.length ? element : h('p', { class: 'quiet' }, 'This app has no trigger.'));
  };
  await show();
  return box;
}

async function line(context, trigger, show) {
  const times = trigger.type === 'SCHEDULED' ? await nextTimes(context, trigger) : [];
  return [
    trigger.name,
    trigger.type,
    when(trigger.config),
    trigger.function_name,
    trigger.disabled ? h('span', { class: 'bad' }, 'Off') : 'On',
    times.length ? times.map((time) => h('div', { class: 'nowrap' }, time.replace('T', ' '))) : '–',
    menu(`Actions for ${trigger.name}`, [
      ['Run now', () => context.attempt(() => run(context, trigger))],
      [trigger.disabled ? 'Turn on' : 'Turn off', () => turn(context, trigger, show)],
      ['View settings', () => dialog(trigger.name, list(trigger.config))],
    ]),
  ];
}

const when = ({ schedule, operation_types: operations, operation_type: operation, database, collection, providers }) =>
  schedule ?? [operations ?? operation, [database, collection].filter(Boolean).join('.'), providers].flat().filter(Boolean).join(', ');

async function nextTimes(context, { config, disabled }) {
  if (disabled) {
    return [];
  }
  const query = new URLSearchParams({ expression: config.schedule, count: SHOWN_TIMES });
  return context.control('GET', `/clock/schedule?${query}`).then(({ times }) => times).catch(() => []);
}

/** Runs the trigger itself: its function as the system, with what the trigger gives it, and its entry in the log. */
async function run(context, trigger) {
  const path = `/apps/${context.app.client_app_id}/triggers/${trigger._id}`;
  const { event } = await context.control('GET', `${path}/sample`);
  const given = event && field('Event (JSON)', 'textarea', { rows: 12, spellcheck: false, value: text(event) });
  const problem = h('p', { role: 'alert', class: 'problem' });
  const outcome = h('div', { 'aria-live': 'polite' });
  const start = async () => {
    fill(problem);
    try {
      const body = given ? { event: JSON.parse(given.input.value) } : {};
      const answer = await context.control('POST', `${path}/run`, body);
      fill(outcome, outcomeOf({ ...answer, took: `${answer.milliseconds} ms` }), h('p', { class: 'quiet' }, 'The run is in the ', h('a', { href: context.address('logs') }, 'logs'), '.'));
    } catch (failure) {
      fill(problem, failure.message);
    }
  };
  await dialog(`Run ${trigger.name}`, [
    problem,
    h('p', {}, given
      ? `The event is made up: nothing happened to the data or the users of the app. ${trigger.function_name} is given it, as the system.`
      : `${trigger.function_name} runs as it would by the schedule: as the system, without arguments.`),
    given?.row,
    h('p', {}, button('Run', start, { class: 'primary' })),
    outcome,
  ]);
}

async function turn(context, trigger, show) {
  await context.attempt(async () => {
    await context.admin('PUT', `/triggers/${trigger._id}`, { ...trigger, disabled: !trigger.disabled });
    await show();
  }, `${trigger.name} is ${trigger.disabled ? 'on' : 'off'}.`);
}
