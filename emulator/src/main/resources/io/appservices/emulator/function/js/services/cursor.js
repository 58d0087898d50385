// What `find` and `aggregate` return: a cursor that asks for its documents when they are wanted.
(function () {
  'use strict';

  const { defineProperty, keys } = Object;

  class Cursor {
    #fetch;
    #documents;
    #position = 0;
    #options = {};

    constructor(fetch) {
      this.#fetch = fetch;
    }
    #set(name, given) {
      if (this.#documents !== undefined) throw new Error(`cannot call ${name}() after retrieving documents`);
      this.#options[name] = given;
      return this;
    }
    sort(order) { return this.#set('sort', order); }
    limit(count) { return this.#set('limit', count); }
    skip(count) { return this.#set('skip', count); }
    toArray() {
      if (this.#documents === undefined) this.#documents = this.#fetch(this.#options);
      return this.#documents;
    }
    async next() {
      return (await this.toArray())[this.#position++];
    }
    async hasNext() {
      return this.#position < (await this.toArray()).length;
    }
    async forEach(callback) {
      (await this.toArray()).forEach(callback);
    }
    async *[Symbol.asyncIterator]() {
      yield* await this.toArray();
    }
    /** `await cursor` gives the documents, on which the methods of the cursor still work. */
    then(resolve, reject) {
      return this.toArray().then((documents) => {
        let position = 0;
        const methods = { toArray: async () => documents, next: async () => documents[position++] };
        for (const name of keys(methods)) {
          defineProperty(documents, name, { value: methods[name], configurable: true });
        }
        return documents;
      }).then(resolve, reject);
    }
  }

  return Cursor;
})
