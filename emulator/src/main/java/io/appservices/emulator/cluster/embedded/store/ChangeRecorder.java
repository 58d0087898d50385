package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.bson.Document;

/** Is told of each change to one collection, under the collection's lock. */
interface ChangeRecorder {

  /** Forgets all changes. */
  ChangeRecorder NONE =
      new ChangeRecorder() {
        @Override
        public void put(int position, Document document) {}

        @Override
        public void removed(int position) {}

        @Override
        public void renamed(String database, String name) {}

        @Override
        public void dropped() {}
      };

  /**
   * The document is new, or takes the place of another one.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if it cannot be kept; nothing is
   *     recorded then
   */
  void put(int position, Document document);

  void removed(int position);

  void renamed(String database, String name);

  void dropped();
}
