package io.appservices.emulator.http.admin;

import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.account.ApiKeyService;
import io.appservices.emulator.service.account.RegistrationService;
import io.appservices.emulator.service.account.UserCreationGuard;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.config.AuthProviderService;
import io.appservices.emulator.service.config.ConfigServices;
import io.appservices.emulator.service.config.DeploymentService;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.data.DataService;
import io.appservices.emulator.service.dependency.DependencyService;
import io.appservices.emulator.service.folder.AppFolderService;
import io.appservices.emulator.service.function.AppLog;
import io.appservices.emulator.service.function.FunctionService;
import io.appservices.emulator.service.function.ReferenceChecks;
import io.appservices.emulator.service.operator.AdminService;
import io.appservices.emulator.service.session.SessionService;

/** The use-cases that the Admin API offers. */
public record AdminServices(
    AdminService admins,
    EmulatorClock clock,
    Apps apps,
    ConfigServices config,
    Users users,
    Functions functions) {

  /** Apps as a whole. */
  public record Apps(AppService apps, DeploymentService deployments, AppFolderService folders) {}

  /** The services for the users of an app and their logins. */
  public record Users(
      UserService users,
      SessionService sessions,
      RegistrationService registrations,
      AuthProviderService authProviders,
      ApiKeyService apiKeys,
      UserCreationGuard creation) {}

  /** The services for the functions of an app and their data. */
  public record Functions(
      FunctionService functions,
      DataService data,
      CustomUserDataService customUserData,
      DependencyService dependencies,
      AppLog log) {}

  /** Returns the checks of what parts of an app's configuration refer to. */
  public ReferenceChecks references() {
    return new ReferenceChecks(config.config(), functions.data(), functions.functions());
  }
}
