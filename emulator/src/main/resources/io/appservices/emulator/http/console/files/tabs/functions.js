// Functions: their source, and what a run gives as system or as a user.

import { confirm, form } from '../dialog.js';
import { button, field, h, table, time } from '../dom.js';
import { runner } from './function-run.js';

const NEW = 'exports = async function (name) {\n  return `Hello, ${name}`;\n};\n';

export async function open(context) {
  const chosen = context.parameters.get('function');
  return chosen ? editor(context, chosen) : overview(context);
}

async function overview(context) {
  const functions = await context.admin('GET', '/functions');
  const { element } = table('Functions', ['Name', 'Changed', 'Actions'], functions.map((one) => [
    h('a', { href: context.address('functions', { function: one._id }) }, one.name),
    time(one.last_modified),
    button('Delete', () => remove(context, one), { class: 'small danger', 'aria-label': `Delete ${one.name}` }),
  ]));
  return [
    h('div', { class: 'bar' }, button('New Function', () => create(context), { class: 'primary' })),
    functions.length ? element : h('p', { class: 'quiet' }, 'This app has no function.'),
  ];
}

async function create(context) {
  const name = field('Name', 'input', { required: true, autocomplete: 'off' });
  const made = await form('New Function', [name], 'Create', () =>
    context.admin('POST', '/functions', { name: name.input.value, source: NEW, private: false, run_as_system: false }));
  if (made) {
    context.done(`Function ${made.name} was created.`);
    context.go('functions', { function: made._id });
  }
}

async function remove(context, one) {
  if (await confirm('Delete Function', `${one.name} is removed.`, 'Delete')) {
    await context.attempt(() => context.admin('DELETE', `/functions/${one._id}`), `Function ${one.name} was deleted.`);
    context.go('functions', { deleted: one._id });
  }
}

async function editor(context, id) {
  const one = await context.admin('GET', `/functions/${encodeURIComponent(id)}`);
  const source = field('Source', 'textarea', { rows: 18, spellcheck: false, value: one.source });
  const asSystem = field('Runs as system', 'input', { type: 'checkbox', checked: one.run_as_system === true });
  asSystem.row.classList.add('check');
  const isPrivate = field('Private', 'input', { type: 'checkbox', checked: one.private === true });
  isPrivate.row.classList.add('check');
  const save = () => context.attempt(() => context.admin('PUT', `/functions/${one._id}`, {
    ...one,
    source: source.input.value,
    run_as_system: asSystem.input.checked,
    private: isPrivate.input.checked,
  }), `Function ${one.name} was saved.`);
  return [
    h('p', {}, h('a', { href: context.address('functions') }, 'All functions')),
    h('h2', {}, one.name),
    source.row,
    h('div', { class: 'bar' }, asSystem.row, isPrivate.row, button('Save', save, { class: 'primary' })),
    h('h2', {}, 'Testing console'),
    runner(context, `exports("world")`, (evaluated, user) =>
      context.admin('POST', `/debug/execute_function_source?${user}`, { source: source.input.value, eval_source: evaluated })),
  ];
}
