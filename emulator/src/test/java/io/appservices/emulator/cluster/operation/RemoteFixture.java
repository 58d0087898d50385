package io.appservices.emulator.cluster.operation;

import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A collection that is empty. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RemoteFixture {

  @AutoClose final Remote remote = Remote.embedded();

  @BeforeEach
  void empty() {
    remote.call("deleteMany", "query", new Document());
  }
}
