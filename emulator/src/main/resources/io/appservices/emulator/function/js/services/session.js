// Sessions of a data source, and their transactions.
(function () {
  'use strict';

  const MOST_RETRIES = 100;
  const TRANSIENT = /^(WriteConflict|NoSuchTransaction)\b/;

  /** A series of operations, of which the ones in a transaction happen as a whole or not at all. */
  class Session {
    #host;
    #service;
    #id;
    #active = false;

    constructor(host, service) {
      this.#host = host;
      this.#service = service;
    }
    /** The data that an operation of this session tells the host; undefined outside of a transaction. */
    static transaction(session) {
      if (session === null || typeof session !== 'object' || !(#id in session)) {
        throw new TypeError("'session' has to be what startSession() returned");
      }
      return session.#active ? session.#id : undefined;
    }
    inTransaction() {
      return this.#active;
    }
    startTransaction() {
      if (this.#active) throw new Error('Transaction already in progress');
      this.#id = this.#host.ask('startTransaction', this.#service);
      this.#active = true;
    }
    #end(operation) {
      if (!this.#active) return Promise.reject(new Error('No transaction started'));
      this.#active = false;
      return this.#host.later('service', [this.#service, operation, { session: this.#id }]);
    }
    commitTransaction() {
      return this.#end('commitTransaction');
    }
    abortTransaction() {
      return this.#end('abortTransaction');
    }
    async withTransaction(work) {
      for (let retries = MOST_RETRIES; ; retries--) {
        this.startTransaction();
        try {
          const result = await work(this);
          if (this.#active) await this.commitTransaction();
          return result;
        } catch (e) {
          if (this.#active) await this.abortTransaction();
          if (retries === 0 || !TRANSIENT.test(e && e.message)) throw e;
        }
      }
    }
    async endSession() {
      if (this.#active) await this.abortTransaction();
    }
  }

  return Session;
})
