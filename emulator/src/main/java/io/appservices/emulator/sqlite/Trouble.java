package io.appservices.emulator.sqlite;

import io.appservices.emulator.domain.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says when changes begin to fail, and when they succeed again. Safe to use from any thread. */
final class Trouble {

  private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

  private final Failures failures;
  private boolean lasts;

  Trouble(Failures failures) {
    this.failures = failures;
  }

  /** To be called before anybody else gets the failure. */
  synchronized void began(StorageException failure) {
    failure.setTold();
    if (!lasts) {
      lasts = true;
      LOG.warn("{}; changes are refused until that ends", failure.getMessage());
    }
  }

  synchronized void ended() {
    if (lasts) {
      lasts = false;
      LOG.warn("{} takes changes again", failures.file());
    }
  }
}
