// Triggers: what runs by itself, when next, and now.

import { dialog } from '../dialog.js';
import { button, h, list, table, text } from '../dom.js';
import { menu } from '../menu.js';
import { runner } from './function-run.js';

const COLUMNS = ['Name', 'Type', 'When', 'Function', 'Status', 'Next times', 'Actions'];

/** What a trigger gives its function, as an example to change; a schedule gives nothing. */
const EVENTS = {
  DATABASE: { operationType: 'insert', ns: { db: '', coll: '' }, documentKey: { _id: '' }, fullDocument: {} },
  AUTHENTICATION: { operationType: 'CREATE', providers: ['local-userpass'], user: { id: '', type: 'normal', data: {}, identities: [] } },
};

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
    trigger.config.schedule ?? [trigger.config.operation_types, trigger.config.operation_type, trigger.config.collection].flat().filter(Boolean).join(', '),
    trigger.function_name,
    trigger.disabled ? h('span', { class: 'bad' }, 'Off') : 'On',
    times.length ? times.map((time) => h('div', { class: 'nowrap' }, time.replace('T', ' '))) : '–',
    menu(`Actions for ${trigger.name}`, [
      ['Run now', () => run(context, trigger)],
      [trigger.disabled ? 'Turn on' : 'Turn off', () => turn(context, trigger, show)],
      ['View settings', () => dialog(trigger.name, list(trigger.config))],
    ]),
  ];
}

async function nextTimes(context, { config, disabled }) {
  if (disabled) {
    return [];
  }
  const query = new URLSearchParams({ expression: config.schedule, count: 3 });
  return context.control('GET', `/clock/schedule?${query}`).then(({ times }) => times).catch(() => []);
}

const run = (context, trigger) => dialog(`Run ${trigger.name}`,
  runner(context, trigger.type in EVENTS ? text([EVENTS[trigger.type]]) : '[]', (typed, user) =>
    context.admin('POST', `/debug/execute_function?${user}`, { name: trigger.function_name, arguments: JSON.parse(typed) }),
  'Arguments (JSON)'));

async function turn(context, trigger, show) {
  await context.attempt(async () => {
    await context.admin('PUT', `/triggers/${trigger._id}`, { ...trigger, disabled: !trigger.disabled });
    await show();
  }, `${trigger.name} is ${trigger.disabled ? 'on' : 'off'}.`);
}
