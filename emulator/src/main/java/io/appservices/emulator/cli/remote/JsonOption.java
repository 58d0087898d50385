package io.appservices.emulator.cli.remote;

import io.appservices.emulator.ejson.Ejson;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import picocli.CommandLine;

/** The option for output that programs read. */
public final class JsonOption {

  @CommandLine.Option(names = "--json", description = "Print JSON.")
  private boolean json;

  public boolean isGiven() {
    return json;
  }

  /** Prints an answer: as JSON, or in the words for people. */
  public void show(PrintWriter out, Document answer, Function<Document, String> words) {
    if (json) {
      print(out, answer);
    } else {
      out.println(words.apply(answer));
      out.flush();
    }
  }

  /** Prints answers: as a list in JSON, or as a table for people. */
  public void show(PrintWriter out, List<Document> answers, Columns columns) {
    if (json) {
      print(out, answers);
    } else {
      columns.print(out, answers);
    }
  }

  /** Prints a value on a line. */
  public static void print(PrintWriter out, Object value) {
    out.println(Ejson.relaxedText(value));
    out.flush();
  }
}
