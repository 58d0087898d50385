package io.appservices.emulator;

import io.appservices.emulator.api.JavaFunction;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.assembly.KeptState;
import io.appservices.emulator.assembly.Wiring;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.domain.emulator.ScheduleMark;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.shared.NotEmulated;
import io.appservices.emulator.storage.ScheduleStore;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.testing.RouteRow;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.ObjectId;

/** What tests need to set up or see and what no API shows; the only way past HTTP. */
public final class EmulatorInternals {

  private EmulatorInternals() {}

  /** Starts an emulator on a storage, which is closed with it. */
  public static AppServicesEmulator start(EmulatorConfig config, Storage storage) {
    return new AppServicesEmulator(config, KeptState.of(storage));
  }

  /** What an emulator is put together from. */
  public static Wiring wiring(AppServicesEmulator emulator) {
    return emulator.handle.wiring;
  }

  /** Sets up email/password with this in place of automatic confirmation. */
  public static void userpass(AppServicesEmulator emulator, EmulatedApp app, Document config) {
    provider(
        emulator,
        app,
        ProviderType.LOCAL_USERPASS,
        provider -> provider.withSettings(new Document("config", config)));
  }

  public static void disableProvider(
      AppServicesEmulator emulator, EmulatedApp app, ProviderType type) {
    provider(emulator, app, type, provider -> provider.withDisabled(true));
  }

  public static void changeApp(
      AppServicesEmulator emulator, EmulatedApp app, UnaryOperator<App> change) {
    emulator
        .handle
        .wiring
        .states
        .update(new ObjectId(app.id()), Edition.DEPLOYED, Update.to(change))
        .require(IllegalStateException::new);
  }

  public static void function(AppServicesEmulator emulator, String name, JavaFunction function) {
    emulator.handle.wiring.code.javaFunctions.register(name, function);
  }

  /** The keys of a user, as they are kept. */
  public static List<ApiKey> storedApiKeys(
      AppServicesEmulator emulator, EmulatedApp app, String userId) {
    return emulator
        .handle
        .wiring
        .storage
        .apiKeys()
        .listOfUser(new ObjectId(app.id()), new ObjectId(userId));
  }

  /** The mails of an app, oldest first. */
  public static List<Mail> mails(AppServicesEmulator emulator, EmulatedApp app) {
    return emulator.handle.wiring.users.outbox.list(
        mail -> mail.clientAppId().equals(app.clientAppId()));
  }

  /** The values of an app as they are deployed, such as {@code greeting=hello}. */
  public static List<String> deployedValues(AppServicesEmulator emulator, EmulatedApp app) {
    return emulator
        .handle
        .wiring
        .states
        .config(Edition.DEPLOYED)
        .list(new ObjectId(app.id()), ConfigKind.VALUE)
        .stream()
        .map(value -> value.name() + "=" + value.body().get("value"))
        .toList();
  }

  /** Runs something whenever what is deployed of any app has changed. */
  public static void onDeployment(AppServicesEmulator emulator, Runnable listener) {
    emulator.handle.wiring.states.onChange(appId -> listener.run());
  }

  /** The filters and observers of all calls. */
  public static CallChain calls(AppServicesEmulator emulator) {
    return emulator.handle.wiring.calls;
  }

  /** The route tables of the APIs, as far as they are emulated. */
  public static List<RouteRow> routes(AppServicesEmulator emulator) {
    return emulator.handle.wiring.apis().stream()
        .flatMap(
            api ->
                api.routes().stream()
                    .filter(r -> !(r.handler() instanceof NotEmulated))
                    .map(r -> new RouteRow(api.prefix(), r.method().name(), r.path())))
        .toList();
  }

  /** The name of the operation of the emulator's own API with a method and a path. */
  public static String operation(AppServicesEmulator emulator, String method, String path) {
    return emulator.handle.wiring.apis().stream()
        .filter(api -> api.prefix().equals("/__emulator/v1"))
        .flatMap(api -> api.routes().stream())
        .filter(row -> row.method().name().equals(method) && row.path().equals(path))
        .map(row -> row.operation())
        .findFirst()
        .orElse("");
  }

  /** Sets up to which time the runs of a scheduled trigger were begun. */
  public static void scheduleMark(
      AppServicesEmulator emulator, EmulatedApp app, String trigger, Instant time) {
    ObjectId appId = new ObjectId(app.id());
    ObjectId triggerId = new ObjectId(trigger);
    ScheduleStore schedules = emulator.handle.wiring.storage.schedules();
    ScheduleMark mark = schedules.find(appId, triggerId).orElseThrow();
    schedules.put(appId, triggerId, new ScheduleMark(mark.schedule(), time));
  }

  private static void provider(
      AppServicesEmulator emulator,
      EmulatedApp app,
      ProviderType type,
      UnaryOperator<AuthProvider> change) {
    changeApp(emulator, app, a -> a.withProvider(a.provider(type).orElseThrow().id(), change));
  }
}
