package io.appservices.emulator.storage;

import io.appservices.emulator.api.Mail;
import java.util.List;
import org.bson.types.ObjectId;

/** The mails that the real service would have sent, of all apps. */
public interface MailStore {

  /**
   * Adds a mail as the newest, and removes the oldest ones of its app that are too many then. Does
   * nothing if there is no such app.
   *
   * @param mostOfApp the limit on mails of the app, 1 or more
   */
  void add(ObjectId appId, Mail mail, int mostOfApp);

  /** Returns the mails of all apps, in the order they were added. */
  List<Mail> list();

  /** Removes the mails of all apps. */
  void clear();
}
