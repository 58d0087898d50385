package io.appservices.emulator.http.control;

import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.account.OutboxService;
import io.appservices.emulator.service.account.PasswordResetService;
import io.appservices.emulator.service.account.RegistrationService;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.data.DataService;
import io.appservices.emulator.service.login.OAuthRedirectService;
import io.appservices.emulator.service.login.StandInProvider;
import io.appservices.emulator.service.transfer.UserTransfer;

/** What the emulator's own API works on. */
public record ControlServices(
    EmulatorClock clock,
    OutboxService outbox,
    AppService apps,
    RegistrationService registrations,
    PasswordResetService passwordResets,
    StandInProvider standIn,
    OAuthRedirectService oauthRedirects,
    DataService data,
    UserTransfer transfer) {}
