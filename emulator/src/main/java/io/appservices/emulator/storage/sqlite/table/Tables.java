package io.appservices.emulator.storage.sqlite.table;

import io.appservices.emulator.sqlite.Schema;
import java.util.List;

/**
 * The tables of the stores. What belongs to an app has its number, which no later app gets: so an
 * app is removed with one row, and what is left of it is out of reach until it is swept.
 */
public final class Tables {

  /** The tables whose rows have a number and a body. */
  public static final List<String> WITH_BODY =
      List.of(
          "app",
          "app_part",
          "app_configuration",
          "user",
          "registration",
          "device",
          "api_key",
          "session",
          "database_user");

  public static final Schema SCHEMA =
      new Schema(
          "stores",
          List.of(
              Schema.step(
                  // version: see StoredApp. deployed: the app as it is deployed, for lists.
                  """
                  CREATE TABLE app(
                    number INTEGER PRIMARY KEY AUTOINCREMENT,
                    id BLOB NOT NULL UNIQUE,
                    client_app_id TEXT NOT NULL UNIQUE,
                    domain_id BLOB NOT NULL,
                    version INTEGER NOT NULL,
                    deployed BLOB NOT NULL,
                    body BLOB NOT NULL)\
                  """,
                  "CREATE INDEX app_domain ON app(domain_id)",
                  """
                  CREATE TABLE app_part(
                    number INTEGER PRIMARY KEY, app INTEGER NOT NULL, body BLOB NOT NULL)\
                  """,
                  "CREATE INDEX app_part_app ON app_part(app)",
                  """
                  CREATE TABLE app_configuration(
                    number INTEGER PRIMARY KEY, app INTEGER NOT NULL, body BLOB NOT NULL)\
                  """,
                  "CREATE INDEX app_configuration_app ON app_configuration(app)",
                  // Apart from the app, whose row is large and would be written with every user.
                  """
                  CREATE TABLE app_count(
                    app INTEGER PRIMARY KEY,
                    users INTEGER NOT NULL,
                    anonymous INTEGER NOT NULL)\
                  """,
                  "CREATE TABLE dropped_app(number INTEGER PRIMARY KEY)",
                  """
                  CREATE TABLE user(
                    number INTEGER PRIMARY KEY,
                    app INTEGER NOT NULL,
                    id BLOB NOT NULL,
                    disabled INTEGER NOT NULL,
                    anonymous INTEGER NOT NULL,
                    body BLOB NOT NULL,
                    UNIQUE(app, id))\
                  """,
                  "CREATE INDEX user_disabled ON user(app, disabled, id)",
                  "CREATE INDEX user_anonymous ON user(app, id) WHERE anonymous = 1",
                  // disabled is that of the user: a page of users may ask for both.
                  """
                  CREATE TABLE identity(
                    app INTEGER NOT NULL,
                    provider TEXT NOT NULL,
                    id TEXT NOT NULL,
                    user_id BLOB NOT NULL,
                    disabled INTEGER NOT NULL,
                    PRIMARY KEY(app, provider, id)) WITHOUT ROWID\
                  """,
                  "CREATE INDEX identity_user ON identity(app, provider, disabled, user_id)",
                  """
                  CREATE TABLE registration(
                    number INTEGER PRIMARY KEY,
                    app INTEGER NOT NULL,
                    id BLOB NOT NULL,
                    email TEXT NOT NULL,
                    confirmed INTEGER NOT NULL,
                    has_user INTEGER NOT NULL,
                    confirmation BLOB,
                    reset BLOB,
                    body BLOB NOT NULL,
                    UNIQUE(app, id),
                    UNIQUE(app, email))\
                  """,
                  "CREATE INDEX registration_pending ON registration(app, id) WHERE confirmed = 0",
                  "CREATE INDEX registration_userless ON registration(app, id) WHERE has_user = 0",
                  """
                  CREATE INDEX registration_confirmation ON registration(app, confirmation)
                    WHERE confirmation IS NOT NULL\
                  """,
                  """
                  CREATE INDEX registration_reset ON registration(app, reset)
                    WHERE reset IS NOT NULL\
                  """,
                  """
                  CREATE TABLE device(
                    number INTEGER PRIMARY KEY,
                    app INTEGER NOT NULL,
                    user_id BLOB NOT NULL,
                    id BLOB NOT NULL,
                    body BLOB NOT NULL,
                    UNIQUE(app, user_id, id))\
                  """,
                  """
                  CREATE TABLE api_key(
                    number INTEGER PRIMARY KEY,
                    app INTEGER NOT NULL,
                    id BLOB NOT NULL,
                    digest TEXT NOT NULL,
                    user_id BLOB NOT NULL,
                    server INTEGER NOT NULL,
                    body BLOB NOT NULL,
                    UNIQUE(app, id))\
                  """,
                  "CREATE INDEX api_key_digest ON api_key(app, digest)",
                  "CREATE INDEX api_key_user ON api_key(app, user_id, id)",
                  "CREATE INDEX api_key_server ON api_key(app, id) WHERE server = 1",
                  // The sessions of one user; abandoned when the user is gone. too_many is what the
                  // last insertion has to remove.
                  """
                  CREATE TABLE session_owner(
                    number INTEGER PRIMARY KEY,
                    app_id BLOB NOT NULL,
                    user_id BLOB NOT NULL,
                    sessions INTEGER NOT NULL,
                    too_many INTEGER NOT NULL DEFAULT 0,
                    abandoned INTEGER NOT NULL DEFAULT 0)\
                  """,
                  """
                  CREATE UNIQUE INDEX session_owner_user ON session_owner(app_id, user_id)
                    WHERE abandoned = 0\
                  """,
                  """
                  CREATE INDEX session_owner_abandoned ON session_owner(number)
                    WHERE abandoned = 1\
                  """,
                  // Sessions of an owner are in the order of their numbers, the newest last.
                  """
                  CREATE TABLE session(
                    number INTEGER PRIMARY KEY,
                    id BLOB NOT NULL UNIQUE,
                    owner INTEGER NOT NULL,
                    ends_at INTEGER NOT NULL,
                    body BLOB NOT NULL)\
                  """,
                  "CREATE INDEX session_of_owner ON session(owner)",
                  "CREATE INDEX session_end ON session(ends_at)",
                  """
                  CREATE TABLE database_user(
                    number INTEGER PRIMARY KEY,
                    group_id BLOB NOT NULL,
                    database TEXT NOT NULL,
                    name TEXT NOT NULL,
                    expires INTEGER,
                    body BLOB NOT NULL,
                    UNIQUE(group_id, database, name))\
                  """)));

  private Tables() {}
}
