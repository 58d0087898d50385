package io.appservices.emulator.cli.verb;

import io.appservices.emulator.cli.remote.Server;
import io.appservices.emulator.cli.remote.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code reset}. */
@Command(
    name = "reset",
    description = "Starts over: everything is as it was when the emulator was started.",
    footer = {
      "",
      "Removes all apps, users, sessions, data, mails, events and the journal, sets",
      "the clock as it was at the start, and reads app folders and users anew.",
      "Examples:",
      "  appservices-emulator reset"
    })
public final class ResetCommand implements Runnable {

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public void run() {
    Server found = server.server();
    server.during("starting over", () -> found.post("/reset"));
    server.say("started over");
  }
}
