package io.appservices.emulator.http.control.fault;

import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.fault.FaultService;
import io.appservices.emulator.service.fault.OrderedFault;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;

/** Faults for tests in other languages than Java. */
public final class FaultsHandler {

  private final FaultOrders orders;
  private final FaultService faults;
  private final AppService apps;

  public FaultsHandler(FaultOrders orders, FaultService faults, AppService apps) {
    this.orders = orders;
    this.faults = faults;
    this.apps = apps;
  }

  Reply add(Call call) {
    try {
      return Bodies.reply(201, view(orders.add(Fault.of(Bodies.document(call)))));
    } catch (IllegalArgumentException e) {
      throw Refusals.badRequest(String.valueOf(e.getMessage()));
    } catch (IllegalStateException tooMany) {
      throw new AppServicesException(Kind.CONFLICT, String.valueOf(tooMany.getMessage()));
    }
  }

  Reply list(Call call) {
    List<Document> views = faults.list(ofApp(call)).stream().map(FaultsHandler::view).toList();
    return Bodies.reply(200, new Document("faults", views));
  }

  Reply removeAll(Call call) {
    faults.remove(ofApp(call));
    return Reply.empty(204);
  }

  Reply show(Call call) {
    return Bodies.reply(
        200,
        faults.list(named(call)).stream()
            .findFirst()
            .map(FaultsHandler::view)
            .orElseThrow(() -> notFound(call)));
  }

  Reply remove(Call call) {
    if (faults.remove(named(call)) == 0) {
      throw notFound(call);
    }
    return Reply.empty(204);
  }

  private static AppServicesException notFound(Call call) {
    return new AppServicesException(
        Kind.NOT_FOUND,
        "there is no fault '" + call.pathParameter("fault") + "': it may be over by now");
  }

  private static Predicate<OrderedFault> named(Call call) {
    String id = call.pathParameter("fault");
    return fault -> fault.id().equals(id);
  }

  private Predicate<OrderedFault> ofApp(Call call) {
    for (String name : call.parameters(MemberErrors.QUERY).names()) {
      if (!name.equals("app")) {
        throw Refusals.badRequest("unexpected parameter '" + name + "'");
      }
    }
    Optional<App> app = call.query("app").map(apps::get);
    return fault -> app.isEmpty() || fault.appId().equals(app.map(App::id));
  }

  private static Document view(OrderedFault fault) {
    Document view = new Document("id", fault.id()).append("kind", fault.kind().wireName());
    view.putAll(fault.fault().members());
    view.append("matched", fault.matched()).append("applied", fault.applied());
    fault.remaining().ifPresent(left -> view.append("remaining", left));
    return view;
  }
}
