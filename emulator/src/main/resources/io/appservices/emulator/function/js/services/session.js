// Sessions of a data source, and their transactions.
(function () {
  'use strict';

  const MOST_RETRIES = 100;
  const [NONE, ACTIVE, COMMITTED, ABORTED] = [0, 1, 2, 3];
  const TRANSIENT = /^(WriteConflict|NoSuchTransaction)\b/;

  /** A series of operations, of which the ones in a transaction happen as a whole or not at all. */
  class Session {
    #host;
    #service;
    #id;
    #state = NONE;
    #ended = false;
    #committed;

    constructor(host, service) {
      this.#host = host;
      this.#service = service;
    }
    /** The data that an operation of this session tells the host; undefined outside of a transaction. */
    static transaction(session) {
      if (session === null || typeof session !== 'object' || !(#id in session)) {
        throw new TypeError("'session' has to be what startSession() returned");
      }
      session.#checkNotEnded();
      return session.inTransaction() ? session.#id : undefined;
    }
    #checkNotEnded() {
      if (this.#ended) throw new Error('Cannot use a session that has ended');
    }
    inTransaction() {
      return this.#state === ACTIVE;
    }
    startTransaction() {
      this.#checkNotEnded();
      if (this.inTransaction()) throw new Error('Transaction already in progress');
      this.#id = this.#host.ask('startTransaction', this.#service);
      this.#state = ACTIVE;
    }
    #end(operation, state) {
      this.#state = state;
      return this.#host.later('service', [this.#service, operation, { session: this.#id }]);
    }
    async commitTransaction() {
      if (this.#state === NONE) throw new Error('No transaction started');
      if (this.#state === ABORTED) throw new Error('Cannot call commitTransaction after calling abortTransaction');
      const commit = () => this.#end('commitTransaction', COMMITTED);
      // What is committed stays so, and a commit that failed is sent again.
      this.#committed = this.inTransaction() ? commit() : this.#committed.catch(commit);
      return this.#committed;
    }
    async abortTransaction() {
      if (this.#state === NONE) throw new Error('No transaction started');
      if (this.#state === COMMITTED) throw new Error('Cannot call abortTransaction after calling commitTransaction');
      if (this.#state === ABORTED) throw new Error('Cannot call abortTransaction twice');
      return this.#end('abortTransaction', ABORTED);
    }
    async withTransaction(work) {
      for (let retries = MOST_RETRIES; ; retries--) {
        this.startTransaction();
        try {
          const result = await work(this);
          if (this.inTransaction()) await this.commitTransaction();
          return result;
        } catch (e) {
          if (this.inTransaction()) await this.abortTransaction();
          if (retries === 0 || !TRANSIENT.test(e && e.message)) throw e;
        }
      }
    }
    async endSession() {
      if (this.inTransaction()) await this.abortTransaction();
      this.#ended = true;
    }
  }

  return Session;
})
