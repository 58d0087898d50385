package io.appservices.emulator.service.trigger;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.service.account.UserCreationGuard;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.data.DataRefusals;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.function.FunctionService;
import java.util.List;
import java.util.Optional;

/** Asks the user creation function of an app; one that fails refuses the user. */
public final class UserCreationFunction implements UserCreationGuard {

  private final CustomUserDataService customUserData;
  private final FunctionService functions;

  public UserCreationFunction(CustomUserDataService customUserData, FunctionService functions) {
    this.customUserData = customUserData;
    this.functions = functions;
  }

  @Override
  public boolean asksFunction(App app) {
    return customUserData.creationFunction(app).isPresent();
  }

  @Override
  public void check(App app, User user) {
    Optional<String> function = customUserData.creationFunction(app);
    if (function.isEmpty()) {
      return;
    }
    try {
      functions.call(app, function.get(), List.of(FunctionUser.view(user, Optional.empty())));
    } catch (FunctionFailedException e) {
      throw DataRefusals.of(e);
    }
  }
}
