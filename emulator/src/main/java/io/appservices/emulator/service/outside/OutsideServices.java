package io.appservices.emulator.service.outside;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.definition.ServiceType;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.service.data.DataRefusals;
import io.appservices.emulator.service.data.DataService;
import io.appservices.emulator.service.data.FunctionUser;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The services of apps that are no data sources, as functions and clients reach them: those of the
 * type http, which send requests, and those that are not emulated. A test may answer in place of
 * either. Their rules bind users.
 */
public final class OutsideServices {

  private static final String HTTP = ServiceType.HTTP.wireName();
  private static final String HEADERS = "headers";
  private static final String ORIGIN = "Origin";

  /** The actions of services that have few; of AWS there are more than anybody lists. */
  private static final Map<String, Set<String>> ACTIONS =
      Map.of(
          HTTP,
          Set.of("get", "post", "put", "patch", "delete", "head"),
          ServiceType.TWILIO.wireName(),
          Set.of("send"),
          ServiceType.GCM.wireName(),
          Set.of("send"),
          ServiceType.GITHUB.wireName(),
          Set.of());

  private final DataService data;
  private final ServiceOutbox outbox;
  private final AppHttp http;

  public OutsideServices(DataService data, ServiceOutbox outbox, AppHttp http) {
    this.data = data;
    this.outbox = outbox;
    this.http = http;
  }

  /** Returns whether the app has a service of this name that is no data source. */
  public boolean has(App app, String service) {
    return !data.has(app, service) && data.type(app, service).isPresent();
  }

  /**
   * Calls an action of a service for a client, as old SDKs do.
   *
   * @param argument that of the action; of AWS it names part, action, region and arguments
   * @throws AppServicesException if a rule does not let the user, there is no such action, or it
   *     fails
   */
  public @Nullable Object callFromClient(
      App app, FunctionUser user, String service, String action, Document argument) {
    try {
      return ofAws(action, argument)
          ? call(app, user, service, awsAction(argument), awsRequest(argument))
          : call(app, user, service, action, request(app, service, argument));
    } catch (FunctionFailedException e) {
      throw DataRefusals.of(e);
    } catch (IOException e) {
      throw DataRefusals.executionFailed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DataRefusals.executionFailed("interrupted");
    }
  }

  private Document request(App app, String service, Document argument) {
    boolean isHttp = data.type(app, service).filter(HTTP::equals).isPresent();
    return new Document("arguments", List.of(isHttp ? fromPage(argument) : argument));
  }

  /**
   * Marks a request as one of a page without an origin: a client may be a page of any site, which
   * would else reach what the emulator keeps from such by way of a service.
   */
  private static Document fromPage(Document request) {
    Document headers = new Document();
    if (request.get(HEADERS) instanceof Map<?, ?> given) {
      given.forEach((name, value) -> headers.append(String.valueOf(name), value));
    }
    headers.keySet().removeIf(ORIGIN::equalsIgnoreCase);
    return new Document(request).append(HEADERS, headers.append(ORIGIN, List.of("null")));
  }

  private static boolean ofAws(String action, Document argument) {
    return action.equals("execute")
        && argument.get("aws_service") instanceof String
        && argument.get("aws_action") instanceof String;
  }

  private static String awsAction(Document argument) {
    return argument.get("aws_service") + "." + argument.get("aws_action");
  }

  private static Document awsRequest(Document argument) {
    Object given = Optional.ofNullable(argument.get("aws_arguments")).orElseGet(Document::new);
    return new Document("arguments", List.of(given)).append("region", argument.get("aws_region"));
  }

  /**
   * Calls an action of a service, as far as its rules let the user.
   *
   * @param request {@code arguments}, and {@code region} of AWS
   * @return its answer, which is null only where a test answers with null
   * @throws FunctionFailedException if a test answers with an error
   * @throws IOException if a request cannot be sent
   */
  public @Nullable Object call(
      App app, FunctionUser user, String service, String action, Document request)
      throws FunctionFailedException, IOException, InterruptedException {
    String type = data.type(app, service).orElseThrow();
    if (Optional.ofNullable(ACTIONS.get(type)).filter(all -> !all.contains(action)).isPresent()) {
      throw DataSourceRefusals.serviceCommandNotFound(action);
    }
    List<Object> arguments = request.getList("arguments", Object.class);
    Document first =
        !arguments.isEmpty() && arguments.get(0) instanceof Document given ? given : new Document();
    if (!type.equals(HTTP)) {
      data.checkAction(app, user, service, action, first);
      return outbox.call(app, service, type, action, request);
    }
    data.checkAction(app, user, service, action, HttpRuleArguments.of(first));
    Document sent = new Document(first);
    sent.append("method", action.toUpperCase(Locale.ROOT));
    return http(app, service, sent);
  }

  /**
   * Sends a request of {@code context.http}, which no rule binds.
   *
   * @param request what the function gave, and {@code method}
   * @throws FunctionFailedException if a test answers with an error
   * @throws IOException if there is no answer, or the host may not be called
   */
  public Document http(App app, Document request)
      throws FunctionFailedException, IOException, InterruptedException {
    return http(app, HTTP, request);
  }

  private Document http(App app, String service, Document request)
      throws FunctionFailedException, IOException, InterruptedException {
    String action = String.valueOf(request.get("method")).toLowerCase(Locale.ROOT);
    if (!outbox.answers(app, service, action)) {
      return http.send(request);
    }
    Document call = new Document("arguments", List.of(request));
    return HttpAnswer.of(outbox.call(app, service, HTTP, action, call));
  }
}
