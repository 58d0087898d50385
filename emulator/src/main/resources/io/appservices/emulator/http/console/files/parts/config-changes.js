// What is different between two configurations of an app, part by part.

import { h, text } from '../dom.js';
import { lineDiff } from './line-diff.js';

/** Shows the changes that the emulator's own API tells. */
export const configChanges = (changes) =>
  changes.length
    ? changes.map(({ change, kind, name, before, after }) =>
      h('section', { 'aria-label': `${change} ${kind} ${name}` },
        h('h3', {}, `${change} ${kind} `, h('code', {}, name)),
        lineDiff(shown(before), shown(after))))
    : h('p', {}, 'Nothing is different.');

/** A part as text; its source stands below the rest as it is, not as a string of JSON. */
function shown(part) {
  if (part === undefined) {
    return '';
  }
  if (typeof part?.source !== 'string') {
    return text(part);
  }
  const { source, ...rest } = part;
  return `${text(rest)}\n${source.replace(/\n$/, '')}`;
}
