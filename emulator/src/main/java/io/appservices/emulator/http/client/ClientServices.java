package io.appservices.emulator.http.client;

import io.appservices.emulator.service.ApiKeyService;
import io.appservices.emulator.service.AppService;
import io.appservices.emulator.service.PasswordResetService;
import io.appservices.emulator.service.RegistrationService;
import io.appservices.emulator.service.SessionService;
import io.appservices.emulator.service.UserService;
import io.appservices.emulator.service.function.AppCode;
import io.appservices.emulator.service.login.LinkService;
import io.appservices.emulator.service.login.LoginService;
import io.appservices.emulator.service.login.OAuthRedirectService;

/** The use-cases that the client API offers. */
public record ClientServices(
    AppService apps,
    LoginService logins,
    LinkService links,
    SessionService sessions,
    UserService users,
    RegistrationService registrations,
    PasswordResetService passwordResets,
    ApiKeyService apiKeys,
    OAuthRedirectService oauthRedirects,
    AppCode code) {}
