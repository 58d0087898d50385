package io.appservices.emulator.cli;

import io.appservices.emulator.AppServicesEmulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** The program in this process, and what it printed. */
public record Program(int status, String out, String err) {

  /** Runs the program to its end. */
  public static Program run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Main.commandLine(args)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(args);
    return new Program(status, out.toString(), err.toString());
  }

  /** Runs a verb against an emulator. */
  public static Program against(AppServicesEmulator emulator, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    int end = all.contains("--") ? all.indexOf("--") : all.size();
    all.add(end, "--url=" + emulator.baseUrl());
    return run(all.toArray(String[]::new));
  }

  /** Returns what it printed, which has to be all is well. */
  public String done() {
    if (status != 0 || !err.isEmpty()) {
      throw new AssertionError(this.toString());
    }
    return out;
  }
}
