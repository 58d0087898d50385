package io.appservices.emulator.http.admin;

import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.AdminService;
import io.appservices.emulator.service.ApiKeyService;
import io.appservices.emulator.service.AppService;
import io.appservices.emulator.service.AuthProviderService;
import io.appservices.emulator.service.DeploymentService;
import io.appservices.emulator.service.RegistrationService;
import io.appservices.emulator.service.SessionService;
import io.appservices.emulator.service.UserService;
import io.appservices.emulator.service.folder.AppFolderService;
import io.appservices.emulator.service.function.AppCode;

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
