package io.appservices.emulator.http.admin;

import io.appservices.emulator.service.AdminService;
import io.appservices.emulator.service.AppService;
import io.appservices.emulator.service.RegistrationService;
import io.appservices.emulator.service.SessionService;
import io.appservices.emulator.service.UserService;

/** The use-cases that the Admin API offers. */
public record AdminServices(
    AdminService admins,
    AppService apps,
    UserService users,
    SessionService sessions,
    RegistrationService registrations) {}
