package io.appservices.emulator.storage;

import io.appservices.emulator.service.config.AppStates;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the contracts of the stores stand on: an empty storage with two apps. A backend runs a
 * contract by extending it and saying how it is opened.
 */
public abstract class StoreContract {

  /** How many threads race. */
  protected static final int THREADS = 4;

  protected static final ObjectId APP = Samples.id(1);
  protected static final ObjectId OTHER_APP = Samples.id(2);
  protected static final ObjectId NO_APP = Samples.id(3);

  protected Storage storage;
  protected AppStates states;

  /** How often races are repeated; fewer where each call costs more. */
  protected int rounds() {
    return 200;
  }

  /** An empty storage. */
  protected abstract Storage open();

  @BeforeEach
  void openWithTwoApps() {
    storage = open();
    states = Samples.states(storage);
    storage.apps().insert(Samples.app(1, "app-one"));
    storage.apps().insert(Samples.app(2, "app-two"));
  }

  @AfterEach
  void close() {
    storage.close();
  }
}
