// Data: databases, collections, and what is in them.

import { button, field, fill, h, select, text } from '../dom.js';

const SOURCE = 'mongodb-atlas';
const MOST = 50;

export async function open(context) {
  const services = await context.admin('GET', '/services');
  const names = services.filter(({ type }) => type.startsWith('mongodb')).map(({ name }) => name);
  const sources = names.length ? names : [SOURCE];
  const chosen = context.parameters.get('source') ?? sources[0];
  const source = select('Data source', sources.map((name) => [name, name]), chosen);
  source.input.addEventListener('change', () => context.go('data', { source: source.input.value }));
  const { databases } = await context.control('GET',
    `/apps/${context.app.client_app_id}/data-sources/${encodeURIComponent(chosen)}/databases`);
  const collection = select('Collection', databases.flatMap(({ name, collections }) =>
    collections.map((one) => [JSON.stringify([name, one]), `${name}.${one}`])));
  const filter = field('Filter', 'input', { value: '{}', size: 40, spellcheck: false, class: 'code', autocomplete: 'off' });
  const sort = field('Sort', 'input', { value: '{}', size: 14, spellcheck: false, class: 'code', autocomplete: 'off' });
  const found = h('div', { 'aria-live': 'polite' }, h('p', { class: 'quiet' }, 'Press Find to see documents.'));
  const find = (event) => {
    event.preventDefault();
    context.attempt(async () => {
      const [database, name] = JSON.parse(collection.input.value);
      const documents = await documentsOf(context, chosen, database, name, filter.input.value, sort.input.value);
      fill(found,
        h('p', { class: 'quiet' }, documents.length === MOST ? `The first ${MOST}.` : `${documents.length} found.`),
        documents.map((document) => h('pre', { class: 'box', tabindex: 0 }, text(document))));
    });
  };
  const isEmpty = collection.input.options.length === 0;
  return [
    h('form', { class: 'bar', role: 'search', 'aria-label': 'Documents', on: { submit: find } },
      source.row, collection.row, filter.row, sort.row,
      h('button', { type: 'submit', disabled: isEmpty }, 'Find'),
      button('Read the databases again', () => context.go('data', { source: chosen, again: Date.now() }))),
    isEmpty ? h('p', { class: 'quiet' }, 'There is no collection yet.') : found,
  ];
}

/** Finds as the system does; what was typed is data of the function, and no part of its source. */
async function documentsOf(context, source, ...names) {
  const [database, name, filter, sort] = names.map((value) => JSON.stringify(value));
  const call = `context.services.get(${JSON.stringify(source)}).db(${database}).collection(${name})`;
  const answer = await context.admin('POST', '/debug/execute_function_source?run_as_system=true', {
    source: `exports = () => ${call}.find(EJSON.parse(${filter})).sort(EJSON.parse(${sort})).limit(${MOST}).toArray();`,
    eval_source: 'exports()',
  });
  if (answer.error) {
    throw new Error(answer.error.message);
  }
  return answer.result;
}
