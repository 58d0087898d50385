// What is different between two texts, line by line.

import { h } from '../dom.js';

/** Beyond this many lines all of the old and all of the new is shown. */
const MOST = 2_000;

/** Shows the lines of both: those that are gone with a minus, those that are new with a plus. */
export function lineDiff(before, after) {
  const lines = compare(before === '' ? [] : before.split('\n'), after === '' ? [] : after.split('\n'));
  return h('pre', { class: 'box diff', tabindex: 0 }, lines.map(([sign, line]) =>
    h({ '-': 'del', '+': 'ins', ' ': 'span' }[sign], {}, `${sign} ${line}`)));
}

/** Gives pairs of sign and line, in order. */
export function compare(before, after) {
  if (before.length > MOST || after.length > MOST) {
    return [...before.map((line) => ['-', line]), ...after.map((line) => ['+', line])];
  }
  const common = commonLengths(before, after);
  const lines = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push([' ', before[i++]]);
      j++;
    } else if (j >= after.length || (i < before.length && common[i + 1][j] >= common[i][j + 1])) {
      lines.push(['-', before[i++]]);
    } else {
      lines.push(['+', after[j++]]);
    }
  }
  return lines;
}

/** The length of the longest common subsequence of what is left from each pair of lines on. */
function commonLengths(before, after) {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i][j] = before[i] === after[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}
