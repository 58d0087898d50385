package io.appservices.emulator.cli.remote;

import io.appservices.emulator.cli.terminal.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;

/** The columns in which a verb shows documents of one kind to people. Immutable. */
public final class Columns {

  private record Column(String head, Function<Document, String> cell) {}

  /** No columns. */
  public static final Columns NONE = new Columns(List.of());

  private final List<Column> all;

  private Columns(List<Column> all) {
    this.all = all;
  }

  /** Returns these and one more to the right. */
  public Columns with(String head, Function<Document, String> cell) {
    List<Column> more = new ArrayList<>(all);
    more.add(new Column(head, cell));
    return new Columns(more);
  }

  /** Returns these and one more to the right, with a member as text. */
  public Columns with(String head, String member) {
    return with(head, document -> Documents.text(document, member));
  }

  void print(PrintWriter out, List<Document> rows) {
    Table table = new Table(all.stream().map(Column::head).toArray(String[]::new));
    for (Document row : rows) {
      table.add(all.stream().map(column -> column.cell().apply(row)).toArray(String[]::new));
    }
    table.print(out);
  }
}
