package io.appservices.emulator.fuzz;

import static io.appservices.emulator.fuzz.Target.require;
import static io.appservices.emulator.fuzz.Target.requireNoInsides;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.error.EmulatorException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

/** Files of users: what was imported is exported, and imported from that as the same. */
final class UsersTarget implements Target {

  private static final int INPUTS = 500;

  private AppServicesEmulator emulator = AppServicesEmulator.start();
  private int left = INPUTS;

  @Override
  public void accept(byte[] input) {
    if (left-- == 0) {
      emulator.close();
      emulator = AppServicesEmulator.start();
      left = INPUTS;
    }
    EmulatedApp app = emulator.newApp("users");
    EmulatedApp copy = emulator.newApp("copy");
    try {
      int imported = app.importUsers(new ByteArrayInputStream(input));
      byte[] exported = export(app);
      int again = copy.importUsers(new ByteArrayInputStream(exported));
      require(again == imported, "of " + imported + " users " + again + " came back");
      String text = new String(exported, UTF_8);
      require(text.equals(new String(export(copy), UTF_8)), "the copy differs: " + text);
    } catch (EmulatorException e) {
      requireNoInsides(e.getMessage(), input);
    } finally {
      app.delete();
      copy.delete();
    }
  }

  private static byte[] export(EmulatedApp app) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    app.exportUsers(out);
    return out.toByteArray();
  }

  @Override
  public void close() {
    emulator.close();
  }
}
