package io.appservices.emulator.storage.sqlite.table;

import io.appservices.emulator.sqlite.Schema;
import java.util.List;

/**
 * The tables of what the emulator keeps beside apps and users: settings, mails, logs, schedules.
 */
public final class RecordTables {

  public static final String MAIL = "mail";
  public static final String LOG_ENTRY = "log_entry";

  public static final Schema SCHEMA =
      new Schema(
          "records",
          List.of(
              Schema.step(
                  "CREATE TABLE setting(name TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID",
                  bounded(MAIL),
                  ofApp(MAIL),
                  counts(MAIL),
                  bounded(LOG_ENTRY),
                  ofApp(LOG_ENTRY),
                  counts(LOG_ENTRY),
                  """
                  CREATE TABLE schedule(
                    app INTEGER NOT NULL,
                    trigger_id BLOB NOT NULL,
                    body BLOB NOT NULL,
                    PRIMARY KEY(app, trigger_id)) WITHOUT ROWID\
                  """),
              // archive: absent where none was used yet.
              Schema.step(
                  """
                  CREATE TABLE dependencies(
                    app INTEGER PRIMARY KEY, body BLOB NOT NULL, archive BLOB)\
                  """)));

  private RecordTables() {}

  private static String bounded(String table) {
    return "CREATE TABLE "
        + table
        + "(number INTEGER PRIMARY KEY, app INTEGER NOT NULL, body BLOB NOT NULL)";
  }

  private static String ofApp(String table) {
    return "CREATE INDEX %1$s_app ON %1$s(app)".formatted(table);
  }

  private static String counts(String table) {
    return "CREATE TABLE " + table + "_count(app INTEGER PRIMARY KEY, rows INTEGER NOT NULL)";
  }
}
