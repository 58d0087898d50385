package io.appservices.emulator.http.admin;

import static io.appservices.emulator.http.admin.ConfigHandler.app;

import io.appservices.emulator.domain.ConfigKind;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.service.function.AppCode;
import org.bson.Document;

/** What operators may have a data source do: the commands that mongodb-stitch's tests know. */
final class ServiceCommandHandler {

  private final AppCode code;

  ServiceCommandHandler(AppCode code) {
    this.code = code;
  }

  Reply listDatabases(Call call) {
    return Bodies.reply(200, code.data().databases(app(call), name(call)));
  }

  Reply listCollections(Call call) {
    String database = Members.of(Bodies.document(call)).requiredText("database_name");
    return Bodies.reply(200, code.data().collections(app(call), name(call), database));
  }

  Reply buildInfo(Call call) {
    Document info = code.data().buildInfo(app(call), name(call));
    return Bodies.reply(200, Documents.without(info, "ok"));
  }

  private String name(Call call) {
    return code.config().get(app(call), ConfigKind.SERVICE, call.pathParameter("serviceId")).name();
  }
}
