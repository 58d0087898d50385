package io.appservices.emulator.cli.start;

import java.io.IOException;
import java.net.URL;
import java.nio.channels.Selector;
import java.security.GeneralSecurityException;
import java.util.Enumeration;
import java.util.Set;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;

/**
 * What every server makes Java load, whatever its options are: loaded on a thread of its own, while
 * the command line is read. Nothing here may log, since the level of the log is an option.
 */
public final class HeadStart {

  private static final Set<String> SERVERS = Set.of("start", "exec");
  private static final String HASH = "HmacSHA256";

  private HeadStart() {}

  /** Begins if the arguments ask for a server. */
  public static void begin(String... arguments) {
    if (arguments.length > 0 && SERVERS.contains(arguments[0])) {
      Thread thread = new Thread(HeadStart::run, "appservices-head-start");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void run() {
    try {
      KeyGenerator.getInstance(HASH).generateKey();
      Mac.getInstance(HASH);
      openClassPath();
      Selector.open().close();
      Signals.prepare();
    } catch (IOException | GeneralSecurityException | RuntimeException | Error e) {
      // The start meets it again, and tells of it.
    }
  }

  /** Has each jar of the class path opened, as the first search for a service does. */
  private static void openClassPath() throws IOException {
    Enumeration<URL> found = ClassLoader.getSystemResources("META-INF/services/none");
    while (found.hasMoreElements()) {
      found.nextElement();
    }
  }
}
