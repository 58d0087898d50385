package io.appservices.emulator.http.control;

import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.AppService;
import io.appservices.emulator.service.OutboxService;
import io.appservices.emulator.service.PasswordResetService;
import io.appservices.emulator.service.RegistrationService;
import io.appservices.emulator.service.function.DataService;
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
