// `stream-browserify` of npm, and what it lacks of Node's.
'use strict';

const Stream = require('vendor/stream');
const { Readable, Writable } = Stream;

Stream.Stream = Stream;
// There they inherit from `EventEmitter` alone; packages ask whether a body is a `Stream`.
for (const kind of [Readable, Writable]) Object.setPrototypeOf(kind.prototype, Stream.prototype);
Readable.from = (items, options) => {
  const given = typeof items === 'string' || ArrayBuffer.isView(items) ? [items] : items;
  const iterator = given[Symbol.asyncIterator] === undefined ? given[Symbol.iterator]() : given[Symbol.asyncIterator]();
  return new Readable({
    objectMode: true,
    ...options,
    read() {
      Promise.resolve(iterator.next()).then(({ done, value }) => {
        if (done) this.push(null);
        else return Promise.resolve(value).then((item) => this.push(item));
      }).catch((e) => this.destroy(e));
    },
  });
};

module.exports = Stream;
