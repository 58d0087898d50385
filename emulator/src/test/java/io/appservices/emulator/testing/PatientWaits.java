package io.appservices.emulator.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has all tests wait for a minute for what they await: the ten seconds of Awaitility are few where
 * a machine is slow and busy. JUnit finds it among the services of the class path.
 */
public final class PatientWaits implements BeforeAllCallback {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(LONGEST);
  }
}
