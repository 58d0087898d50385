package io.appservices.emulator.cli.remote;

import io.appservices.emulator.ejson.Ejson;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Whether the answer is for programs. */
public final class JsonOption {

  @CommandLine.Option(names = "--json", description = "Print JSON.")
  private boolean json;

  public boolean isGiven() {
    return json;
  }

  /** Prints a value on a line. */
  public static void print(PrintWriter out, Object value) {
    out.println(Ejson.relaxedText(value));
    out.flush();
  }
}
