package io.appservices.emulator.cluster.operation;

import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A collection that holds the same documents before each test, or none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RemoteFixture {

  @AutoClose protected final Remote remote;
  private final String[] documents;

  protected RemoteFixture(String... documents) {
    this(Remote.embedded(), documents);
  }

  protected RemoteFixture(Remote remote, String... documents) {
    this.remote = remote;
    this.documents = documents;
  }

  @BeforeEach
  protected final void restore() {
    remote.call("deleteMany", "query", new Document());
    if (documents.length > 0) {
      remote.insert(documents);
    }
  }
}
