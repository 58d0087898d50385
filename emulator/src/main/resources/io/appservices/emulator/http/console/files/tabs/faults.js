// Faults: what goes wrong, for which calls, and how often.

import { button, field, h, select, table, text } from '../dom.js';
import { watch } from '../live.js';

const KINDS = [
  'status', 'maintenance', 'too_many_requests', 'expired_access_token', 'refresh_storm', 'connection_reset',
  'empty_reply', 'delay', 'slow_body', 'cut_body', 'commit_then_drop', 'database_away',
];
const COLUMNS = ['Id', 'Kind', 'Calls', 'Matched', 'Applied', 'Left', 'Actions'];
const COUNTED = ['id', 'kind', 'matched', 'applied', 'remaining'];

export async function open(context) {
  const query = new URLSearchParams({ app: context.app.client_app_id });
  const list = h('div');
  let shown;
  const look = async () => {
    const { faults } = await context.control('GET', `/faults?${query}`);
    const now = JSON.stringify(faults);
    if (now !== shown) {
      shown = now;
      const { element } = table('Faults', COLUMNS, faults.map((fault) => [
        fault.id, fault.kind,
        h('pre', {}, text(Object.fromEntries(Object.entries(fault).filter(([name]) => !COUNTED.includes(name))))),
        String(fault.matched), String(fault.applied), String(fault.remaining ?? 'no limit'),
        button('Remove', () => remove(`/faults/${encodeURIComponent(fault.id)}`, `Fault ${fault.id} was removed.`), {
          class: 'small', 'aria-label': `Remove fault ${fault.id}`,
        }),
      ]));
      list.replaceChildren(faults.length ? element : h('p', { class: 'quiet' }, 'Nothing goes wrong.'));
    }
  };
  const remove = (path, said) => context.attempt(async () => {
    await context.control('DELETE', path);
    await look();
  }, said);
  await watch(context.signal, 'faults', look);
  return [orders(context, look), h('div', { class: 'bar' }, button('Remove all', () => remove(`/faults?${query}`, 'All faults were removed.'))), list];
}

function orders(context, look) {
  const kind = select('Kind', KINDS.map((name) => [name, name.replaceAll('_', ' ')]), 'maintenance');
  const operation = field('Operation (empty: all; client* for all that begin so)', 'input', { autocomplete: 'off' });
  const times = field('Times (empty: always)', 'input', { type: 'number', min: 1, size: 6 });
  const more = field('More (JSON)', 'input', { placeholder: '{"millis": 2000}', autocomplete: 'off' });
  const add = (event) => {
    event.preventDefault();
    context.attempt(async () => {
      await context.control('POST', '/faults', {
        kind: kind.input.value,
        app: context.app.client_app_id,
        ...(operation.input.value.trim() ? { operation: operation.input.value.trim() } : {}),
        ...(times.input.value ? { times: Number(times.input.value) } : {}),
        ...(more.input.value.trim() ? JSON.parse(more.input.value) : {}),
      });
      await look();
    }, `The fault ${kind.input.value} was added.`);
  };
  return h('form', { class: 'bar', on: { submit: add } }, kind.row, operation.row, times.row, more.row,
    h('button', { type: 'submit', class: 'primary' }, 'Add'));
}
