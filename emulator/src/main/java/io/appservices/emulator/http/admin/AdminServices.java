package io.appservices.emulator.http.admin;

import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.account.ApiKeyService;
import io.appservices.emulator.service.account.RegistrationService;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.config.AuthProviderService;
import io.appservices.emulator.service.config.DeploymentService;
import io.appservices.emulator.service.folder.AppFolderService;
import io.appservices.emulator.service.operator.AdminService;
import io.appservices.emulator.service.session.SessionService;
import io.appservices.emulator.service.trigger.AppCode;

/** The use-cases that the Admin API offers. */
public record AdminServices(
    AdminService admins,
    AppService apps,
    UserService users,
    SessionService sessions,
    RegistrationService registrations,
    DeploymentService deployments,
    AuthProviderService authProviders,
    ApiKeyService apiKeys,
    AppCode code,
    AppFolderService folders,
    EmulatorClock clock) {}
