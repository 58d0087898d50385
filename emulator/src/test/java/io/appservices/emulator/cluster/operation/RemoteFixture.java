package io.appservices.emulator.cluster.operation;

import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** A collection that is empty. */
abstract class RemoteFixture {

  @AutoClose static final Remote remote = Remote.embedded();

  @BeforeEach
  void empty() {
    remote.call("deleteMany", "query", new Document());
  }
}
