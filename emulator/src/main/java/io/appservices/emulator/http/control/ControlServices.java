package io.appservices.emulator.http.control;

import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.account.EmailAccounts;
import io.appservices.emulator.service.account.MissingMails;
import io.appservices.emulator.service.account.OutboxService;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.data.DataService;
import io.appservices.emulator.service.login.OAuthRedirectService;
import io.appservices.emulator.service.login.standin.StandInProvider;
import io.appservices.emulator.service.outside.ServiceOutbox;
import io.appservices.emulator.service.transfer.ExportFile;
import io.appservices.emulator.service.transfer.UserTransfer;

/** The services that the emulator's own API uses. */
public record ControlServices(
    EmulatorClock clock,
    Outbox outbox,
    AppService apps,
    EmailAccounts emails,
    OAuth oauth,
    Code code,
    Users users) {

  /** The mails, and why one may be missing. */
  public record Outbox(OutboxService mails, MissingMails missing) {}

  /** Users in and out, and the file that is written when the emulator is closed. */
  public record Users(UserTransfer transfer, ExportFile exports) {}

  /** The services that the code of apps reaches: data sources, and those that are not emulated. */
  public record Code(DataService data, ServiceOutbox serviceCalls) {}

  /** The stand-in for the providers of OAuth, and what its answers are used for. */
  public record OAuth(StandInProvider standIn, OAuthRedirectService redirects) {}
}
