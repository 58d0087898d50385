// Values that differ by environment, and the environment that the app is in.

import { form } from '../dialog.js';
import { field, h, select } from '../dom.js';

/** The names of values, and what the environments are called. */
const ENVIRONMENTS = [
  ['none', 'no-environment'], ['development', 'development'], ['testing', 'testing'], ['qa', 'qa'], ['production', 'production'],
];

/** Asks for the values of one name; `known` is what is changed, or undefined. Gives the name if they were saved. */
export async function editEnvironmentValue(context, known) {
  const one = known && (await context.admin('GET', `/environment_values/${known._id}`));
  const name = field('Name', 'input', { required: true, value: one?.name ?? '', autocomplete: 'off' });
  const values = ENVIRONMENTS.map(([key, title]) => {
    const value = one?.values?.[key];
    const made = field(title, 'input', {
      value: value === undefined ? '' : JSON.stringify(value), class: 'code', spellcheck: false, autocomplete: 'off',
    });
    return { key, title, ...made };
  });
  const body = () => ({
    name: name.input.value,
    values: { ...one?.values, ...Object.fromEntries(values.map(({ key, title, input }) => [key, parsed(title, input.value)])) },
  });
  const done = await form(one ? 'Edit Environment Value' : 'New Environment Value',
    [name, h('p', { class: 'quiet' }, 'As JSON, such as "text", 3 or true. Empty is no value.'), ...values], 'Save', async () => {
      await (one
        ? context.admin('PUT', `/environment_values/${one._id}`, { _id: one._id, ...body() })
        : context.admin('POST', '/environment_values', body()));
    });
  return done && name.input.value;
}

/** Gives undefined, which is left out of JSON, for nothing. */
function parsed(title, typed) {
  if (typed.trim() === '') {
    return undefined;
  }
  try {
    return JSON.parse(typed);
  } catch {
    throw new Error(`The value for ${title} is no JSON: text needs quotation marks.`);
  }
}

/** The environment that the app is in, and a way to change it. */
export async function environmentSwitch(context) {
  const { environment } = await context.admin('GET', '');
  const { row, input } = select('This app is in', [['', 'no-environment'], ...ENVIRONMENTS.slice(1)], environment ?? '');
  input.addEventListener('change', () => context.attempt(
    () => context.admin('PUT', '/environment', { environment: input.value }),
    `The environment of the app is ${input.value || 'no-environment'}.`));
  return row;
}
