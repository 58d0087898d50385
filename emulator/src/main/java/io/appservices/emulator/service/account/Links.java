package io.appservices.emulator.service.account;

import io.appservices.emulator.api.Mail;

/** The addresses of the emulator's own pages, which only the server knows. */
public interface Links {

  /**
   * Returns the URL of the page that does what a mail is for, without query.
   *
   * @throws IllegalStateException if the server has not started
   */
  String page(Mail.Kind kind, String clientAppId);
}
