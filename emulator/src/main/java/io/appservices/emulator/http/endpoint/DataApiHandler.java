package io.appservices.emulator.http.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.definition.DataApiDefinition;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.LogLink;
import io.appservices.emulator.service.endpoint.DataApiFailedException;
import io.appservices.emulator.service.endpoint.EndpointRequest;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Answers requests to the Data API. */
final class DataApiHandler {

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String SIGNATURE = "Endpoint-Signature";

  private final EndpointServices services;

  DataApiHandler(EndpointServices services) {
    this.services = services;
  }

  /** The Data API of an app. */
  record Target(App app, DataApiDefinition api) {}

  /** Admits whoever calls an action that there is; its credentials are looked at later. */
  Target find(Call call) {
    App app = EndpointHandler.app(services, call);
    return new Target(
        app,
        services.dataApi().find(app, call.pathParameter("version"), call.pathParameter("action")));
  }

  Reply call(Call call, Target target) {
    String action = call.pathParameter("action");
    ObjectId id = EndpointHandler.reference(services, call);
    String url = "/data/" + call.pathParameter("version") + "/action/" + action;
    EndpointRequest request =
        RequestReader.read(call, id, new RequestReader.Target(url, "", action, SIGNATURE, true));
    ResultFormat format = ResultFormat.of(call, target.api().settings().returnType());
    return LogLink.on(answer(call, target, action, request, format), id);
  }

  private Reply answer(
      Call call, Target target, String action, EndpointRequest request, ResultFormat format) {
    try {
      Document answer =
          services
              .dataApi()
              .run(
                  target.app(),
                  target.api(),
                  action,
                  request,
                  from -> EndpointHandler.note(call, from));
      return Reply.bytes(
          services.dataApi().inserts(action) ? 201 : 200,
          format.contentType(),
          format.write(answer));
    } catch (DataApiFailedException e) {
      call.notes().refused(e.reason());
      return text(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException notWritable) {
      return text("Failed to write documents: " + notWritable.getMessage());
    }
  }

  private static Reply text(String text) {
    return Reply.bytes(400, TEXT, text.getBytes(UTF_8));
  }
}
