package io.appservices.emulator.service.account;

import io.appservices.emulator.domain.AccountRefusals;
import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.storage.RegistrationStore;
import org.bson.types.ObjectId;

/** Changes the email of an account, and of the user that shows it. */
final class EmailChanges {

  private final UserService users;
  private final RegistrationStore registrations;
  private final UserEvents events;

  EmailChanges(UserService users, RegistrationStore registrations, UserEvents events) {
    this.users = users;
    this.registrations = registrations;
    this.events = events;
  }

  /** Gives an email/password user another email to log in with. */
  void change(App app, ObjectId userId, String newEmail) {
    Accounts.checkEmail(newEmail);
    Identity identity =
        users
            .get(app, userId)
            .identity(ProviderType.LOCAL_USERPASS)
            .orElseThrow(AdminRefusals::noUserpassIdentity);
    ObjectId accountId = new ObjectId(identity.id());
    if (!account(app, accountId).email().equals(newEmail)
        && !registrations.rename(app.id(), accountId, newEmail)) {
      throw AccountRefusals.nameInUse();
    }
    showEmail(app, userId, accountId, identity.providerId());
  }

  /** Shows the email of the account: of two changes at a time the user shows the later one. */
  private void showEmail(App app, ObjectId userId, ObjectId accountId, ObjectId providerId) {
    String shown;
    do {
      Identity identity = account(app, accountId).identity(providerId);
      users.change(
          app,
          userId,
          user -> user.link(identity),
          (before, user) -> {
            if (!before.identities().equals(user.identities())) {
              events.emailChanged(app, user);
            }
          });
      shown = (String) identity.data().get("email");
    } while (!account(app, accountId).email().equals(shown));
  }

  private Registration account(App app, ObjectId accountId) {
    return registrations.find(app.id(), accountId).orElseThrow(Refusals::userNotFound);
  }
}
