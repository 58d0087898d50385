package io.appservices.emulator.bench;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.bench.result.Results;
import io.appservices.emulator.testing.TestApp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bson.Document;

/** What a call of a function that requires a package costs beside one that requires nothing. */
final class ModulesBench {

  private static final int CALLS = 300;
  private static final int WARM_UP = 200;

  /** Between two calls, as of people who try an app, in milliseconds. */
  private static final int PAUSE = 40;

  void run(Results results) {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      TestApp app = TestApp.on(emulator);
      app.admin().upload("PUT", "/dependencies", "node_modules.zip", archive());
      function(app, "plain", "exports = () => 'x';");
      function(app, "requiring", "const p = require('large'); exports = () => p.f1(1) && 'x';");
      String user = app.client().logInAnonymously().tokens().accessToken();
      double[] plain = new double[CALLS];
      double[] requiring = new double[CALLS];
      for (int i = -WARM_UP; i < CALLS; i++) {
        double first = micros(app, user, "plain");
        double second = micros(app, user, "requiring");
        if (i >= 0) {
          plain[i] = first;
          requiring[i] = second;
        }
      }
      double with = Results.median(requiring);
      double without = Results.median(plain);
      results.atMost(
          "warm call of a function that requires a large package, to one that does not",
          Results.number(with) + " us to " + Results.number(without) + " us",
          with / without,
          1.2);
    }
  }

  private static void function(TestApp app, String name, String source) {
    app.admin()
        .onApp(
            "POST",
            "/functions",
            new Document("name", name).append("private", false).append("source", source));
  }

  private static double micros(TestApp app, String user, String name) {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Document call = new Document("name", name).append("arguments", List.of());
    long start = System.nanoTime();
    String answer =
        app.client().send("POST", app.client().app("/functions/call"), user, call).body();
    double micros = (System.nanoTime() - start) / 1e3;
    if (!answer.equals("\"x\"")) {
      throw new IllegalStateException(answer);
    }
    return micros;
  }

  /** A package of the size of moment: 4 500 lines, of which most are functions. */
  private static byte[] archive() {
    StringBuilder source = new StringBuilder("const all = {};\n");
    for (int i = 0; i < 1_500; i++) {
      source
          .append("function f%1$d(x) {\n  return x + %1$d;\n}\n".formatted(i))
          .append("all.f%1$d = f%1$d;\n".formatted(i));
    }
    source.append("module.exports = all;\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("node_modules/large/index.js"));
      zip.write(source.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
