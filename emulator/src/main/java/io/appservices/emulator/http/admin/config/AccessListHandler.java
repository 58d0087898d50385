package io.appservices.emulator.http.admin.config;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.AddressRange;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.ConfigService;
import org.bson.Document;

/** The access list of an app. It is stored, but blocks no address. */
public final class AccessListHandler {

  private static final String ADDRESS = "address";
  private static final String EVERYBODY = "0.0.0.0/0";

  /** The name of a part that is no address, but marks that the app has had its first entry. */
  private static final String SEEDED = "";

  private final ConfigService config;

  public AccessListHandler(ConfigService config) {
    this.config = config;
  }

  public Reply list(Call call, App app) {
    seed(app);
    return Bodies.reply(
        200,
        new Document(
                "allowed_ips",
                config.list(app, ConfigKind.ALLOWED_IP).stream()
                    .filter(entry -> !entry.name().equals(SEEDED))
                    .map(ConfigViews::stored)
                    .toList())
            .append("current_ip", call.remoteAddress()));
  }

  public Reply create(Call call, App app) {
    Document body = entry(call);
    seed(app);
    return Bodies.reply(
        201,
        ConfigViews.stored(
            config.create(app, ConfigKind.ALLOWED_IP, body.getString(ADDRESS), body)));
  }

  /**
   * Changes the settings; answers 200, which realm-cli insists on, while the description says 201.
   */
  public Reply change(Call call, App app) {
    Document body = entry(call);
    return Bodies.reply(
        200,
        ConfigViews.stored(
            config.replace(
                app,
                ConfigKind.ALLOWED_IP,
                call.pathParameter("ipId"),
                body.getString(ADDRESS),
                body)));
  }

  public Reply delete(Call call, App app) {
    seed(app);
    config.delete(app, ConfigKind.ALLOWED_IP, call.pathParameter("ipId"));
    return Reply.empty(204);
  }

  /**
   * Adds the entry of a new app that lets everybody in: realm-cli's tests expect this one entry.
   */
  private synchronized void seed(App app) {
    if (config.findByName(app, ConfigKind.ALLOWED_IP, SEEDED).isEmpty()) {
      config.create(app, ConfigKind.ALLOWED_IP, EVERYBODY, new Document(ADDRESS, EVERYBODY));
      config.create(app, ConfigKind.ALLOWED_IP, SEEDED, new Document());
    }
  }

  /**
   * Returns the new entry. With {@code use_current}, as realm-cli sends it, the address is the
   * caller's.
   */
  private static Document entry(Call call) {
    Document body = Bodies.document(call);
    boolean current = Members.of(body).bool("use_current").orElse(false);
    String address = current ? call.remoteAddress() : Members.of(body).requiredText(ADDRESS);
    if (address.isEmpty()) {
      throw Refusals.missingParameter(ADDRESS);
    }
    if (!current) {
      check(address);
    }
    return Documents.without(body, "use_current").append(ADDRESS, address);
  }

  private static void check(String address) {
    try {
      AddressRange.check(address);
    } catch (IllegalArgumentException e) {
      throw Refusals.invalidParameter("'" + address + "' is not an IP address or CIDR block");
    }
  }
}
