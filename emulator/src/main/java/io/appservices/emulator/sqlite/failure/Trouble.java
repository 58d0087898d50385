package io.appservices.emulator.sqlite.failure;

import io.appservices.emulator.domain.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says when changes begin to fail, and when they succeed again. Safe to use from any thread. */
public final class Trouble {

  private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

  private final Failures failures;
  private boolean lasts;

  /** Makes one that tells of nothing yet. */
  public Trouble(Failures failures) {
    this.failures = failures;
  }

  /** To be called before anybody else gets the failure. */
  public synchronized void began(StorageException failure) {
    failure.setTold();
    if (!lasts) {
      lasts = true;
      LOG.warn("{}; changes are refused until that ends", failure.getMessage());
    }
  }

  /** To be called when changes succeed; it says so if they failed before. */
  public synchronized void ended() {
    if (lasts) {
      lasts = false;
      LOG.warn("{} takes changes again", failures.file());
    }
  }
}
