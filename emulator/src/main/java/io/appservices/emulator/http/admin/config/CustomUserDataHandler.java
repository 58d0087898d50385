package io.appservices.emulator.http.admin.config;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.definition.CustomUserDataChange;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.function.ReferenceChecks;
import org.bson.Document;

/** The custom user data settings of an app. */
public final class CustomUserDataHandler {

  private final CustomUserDataService customUserData;
  private final ReferenceChecks references;

  public CustomUserDataHandler(CustomUserDataService customUserData, ReferenceChecks references) {
    this.customUserData = customUserData;
    this.references = references;
  }

  public Reply get(Call call, App app) {
    return Bodies.reply(200, customUserData.shown(app));
  }

  public Reply update(Call call, App app) {
    Document body = Bodies.document(call);
    references.customUserData(app, Members.stored(body));
    customUserData.update(app, CustomUserDataChange.of(body));
    return Reply.empty(204);
  }
}
