// The fields that settings of authentication providers are made of. Each is a function of what is set and
// of what is known of the app, and gives the `row` to show and `write`, which adds to a change what is new.

import { button, field, h, select } from '../dom.js';

const inConfig = (patch) => (patch.config ??= {});

/** A text of the `config`. */
export const text = (label, name, properties = {}) => ({ config = {} }) => {
  const before = config[name] ?? '';
  const { row, input } = field(label, 'input', { value: before, autocomplete: 'off', ...properties });
  return {
    row,
    write: (patch) => {
      if (input.value.trim() !== before) {
        inConfig(patch)[name] = input.value.trim();
      }
    },
  };
};

/** A yes or no of the `config`. */
export const flag = (label, name) => ({ config = {} }) => {
  const before = config[name] === true;
  const { row, input } = field(label, 'input', { type: 'checkbox', checked: before });
  row.classList.add('check');
  return {
    row,
    write: (patch) => {
      if (input.checked !== before) {
        inConfig(patch)[name] = input.checked;
      }
    },
  };
};

/** Texts, one a line: a member of the `config`, or of the provider itself. */
export const lines = (label, name, member) => (settings) => {
  const kept = (member ? settings[member] : settings)?.[name] ?? [];
  const before = [kept].flat().join('\n');
  const { row, input } = field(label, 'textarea', { rows: 3, class: 'short', spellcheck: false, value: before });
  return {
    row,
    write: (patch) => {
      if (input.value !== before) {
        const place = member ? (patch[member] ??= {}) : patch;
        place[name] = input.value.split('\n').map((line) => line.trim()).filter(Boolean);
      }
    },
  };
};

/** A function of the app, which the `config` has by id and by name. */
export const functionOf = (label, id, name) => ({ config = {} }, { functions }) => {
  const before = functions.find(({ _id }) => _id === config[id])?.name ?? config[name] ?? '';
  const names = new Set(['', ...functions.map((one) => one.name), before]);
  const { row, input } = select(label, [...names].map((one) => [one, one || 'none']), before);
  return {
    row,
    write: (patch) => {
      if (input.value !== before) {
        inConfig(patch)[id] = functions.find((one) => one.name === input.value)?._id ?? '';
        inConfig(patch)[name] = input.value;
      }
    },
  };
};

/**
 * One of several ways, each with fields of its own. `ways` are triples of value, label and fields; `read` gives
 * the value that is set, `write` what the `config` has for one.
 */
export const oneOf = (label, ways, read, write) => (settings, known) => {
  const before = read(settings.config ?? {});
  const { row, input } = select(label, ways.map(([value, title]) => [value, title]), before);
  const groups = ways.map(([value, , fields]) => {
    const made = fields.map((make) => make(settings, known));
    return { value, made, element: h('div', { class: 'group' }, made.map((one) => one.row)) };
  });
  const show = () => groups.forEach(({ value, element }) => { element.hidden = value !== input.value; });
  input.addEventListener('change', show);
  show();
  return {
    row: [row, groups.map(({ element }) => element)],
    write: async (patch) => {
      if (input.value !== before) {
        Object.assign(inConfig(patch), write(input.value));
      }
      for (const { made } of groups) {
        await writeAll(made, patch);
      }
    },
  };
};

/** What nobody sees again: it becomes a secret of the app, which `secret_config` names. */
export const secret = (label, member) => (settings, { type, secrets, admin }) => {
  const name = settings.secret_config?.[member];
  const { row, input } = field(`${label} (empty: as it is)`, 'input', {
    type: 'password', autocomplete: 'new-password', placeholder: name ? '••••••••' : '',
  });
  return {
    row: [row, name ? h('p', { class: 'quiet hint' }, 'Kept as the secret ', h('code', {}, name)) : null],
    write: async (patch) => {
      if (input.value !== '') {
        const named = name ?? `__${type}_${member}`;
        const known = secrets.find((one) => one.name === named);
        const body = { name: named, value: input.value };
        await (known
          ? admin('PUT', `/secrets/${known._id}`, { _id: known._id, ...body })
          : admin('POST', '/secrets', body));
        (patch.secret_config ??= {})[member] = named;
      }
    },
  };
};

/** The claims that become metadata of users. */
export const claims = (legend) => ({ metadata_fields: kept = [] }) => {
  const rows = h('div');
  const add = (claim = {}) => {
    const name = field('Path', 'input', { value: claim.name ?? '', size: 16, autocomplete: 'off' });
    const to = field('Field of the user', 'input', { value: claim.field_name ?? '', size: 14, autocomplete: 'off' });
    const required = field('Required', 'input', { type: 'checkbox', checked: claim.required === true });
    required.row.classList.add('check');
    const line = h('div', { class: 'bar claim' }, name.row, to.row, required.row,
      button('Remove', () => line.remove(), { class: 'small', 'aria-label': `Remove ${claim.name ?? 'the field'}` }));
    line.read = () => ({
      ...claim,
      required: required.input.checked,
      name: name.input.value.trim(),
      ...(to.input.value.trim() ? { field_name: to.input.value.trim() } : {}),
    });
    rows.append(line);
  };
  kept.forEach(add);
  const read = () => [...rows.children].map((line) => line.read()).filter(({ name }) => name !== '');
  const before = JSON.stringify(read());
  return {
    row: h('fieldset', {}, h('legend', {}, legend), rows, button('Add a field', () => add(), { class: 'small' })),
    write: (patch) => {
      if (JSON.stringify(read()) !== before) {
        patch.metadata_fields = read();
      }
    },
  };
};

/** Adds to a change what is new in any of the fields. */
export async function writeAll(made, patch) {
  for (const one of made) {
    await one.write(patch);
  }
}
