package io.appservices.emulator.http.control;

import static io.appservices.emulator.http.Route.delete;
import static io.appservices.emulator.http.Route.get;
import static io.appservices.emulator.http.Route.post;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Operations;
import io.appservices.emulator.service.account.RegistrationService;
import java.util.ArrayList;
import java.util.List;

/**
 * The route table of the emulator's own API. It asks for no credentials: whoever can reach it runs
 * the test, and so web pages of other origins are kept out.
 */
public final class ControlApi implements Api {

  private final RegistrationService registrations;
  private final OutboxHandler outbox;
  private final ClockHandler clock;
  private final MailPages pages;
  private final DataSourceHandler dataSources;
  private final UsersHandler users;
  private final ServiceCallHandler serviceCalls;
  private final OAuthHandler oauth;
  private final OAuthPages oauthPages;
  private final List<Route<?>> others;

  /**
   * Makes the API.
   *
   * @param others the rows of the other rooms of this API
   */
  public ControlApi(ControlServices services, List<Route<?>> others) {
    this.others = List.copyOf(others);
    this.registrations = services.emails().registrations();
    this.outbox = new OutboxHandler(services.outbox().mails(), services.outbox().missing());
    this.clock = new ClockHandler(services.clock());
    this.dataSources = new DataSourceHandler(services.apps(), services.code().data());
    this.users = new UsersHandler(services.apps(), services.users());
    this.serviceCalls = new ServiceCallHandler(services.apps(), services.code().serviceCalls());
    this.pages =
        new MailPages(
            services.apps(), services.emails().registrations(), services.emails().passwordResets());
    this.oauth = new OAuthHandler(services.oauth().standIn(), services.apps());
    this.oauthPages = new OAuthPages(services.oauth().redirects(), services.oauth().standIn());
  }

  @Override
  public String prefix() {
    return "/__emulator/v1";
  }

  @Override
  public List<Route<?>> routes() {
    List<Route<?>> rows = new ArrayList<>(others);
    rows.addAll(
        List.of(
            get("/outbox", Access.OPEN, outbox::list).as(Waiting::work),
            delete("/outbox", Access.OPEN, outbox::clear),
            get("/clock", Access.OPEN, clock::show),
            post("/clock", Access.OPEN, clock::move),
            get("/clock/schedule", Access.OPEN, clock::schedule),
            get("/apps/{appId}/data-sources/{dataSource}", Access.OPEN, dataSources::show)
                .as(Work.DATA),
            get(
                    "/apps/{appId}/data-sources/{dataSource}/databases",
                    Access.OPEN,
                    dataSources::databases)
                .as(Work.DATA),
            get("/apps/{appId}/users", Access.OPEN, users::exportUsers).as(Work.WATCH),
            post("/apps/{appId}/users", Access.OPEN, users::importUsers)
                .withMaxBodyBytes(UsersHandler.MAX_BODY_BYTES)
                .as(this::hashing),
            post("/export", Access.OPEN, users::exportToFile).as(Work.DATA),
            get("/apps/{appId}/service-calls", Access.OPEN, serviceCalls::list),
            delete("/apps/{appId}/service-calls", Access.OPEN, serviceCalls::clear),
            post("/apps/{appId}/service-answers", Access.OPEN, serviceCalls::answer),
            get("/apps/{appId}/confirm", Access.OPEN, pages::confirm).withoutHead(),
            get("/apps/{appId}/reset", Access.OPEN, pages::askForPassword),
            post("/apps/{appId}/reset", Access.OPEN, pages::reset).as(this::hashing),
            get("/oauth/jwks", Access.OPEN, oauth::jwks),
            post("/oauth/{provider}/tokens", Access.OPEN, oauth::issue),
            get("/oauth/{provider}/accounts", Access.OPEN, oauth::accounts),
            get("/oauth/{provider}/authorize", Access.OPEN, oauthPages::ask),
            post("/oauth/{provider}/authorize", Access.OPEN, oauthPages::choose)));
    return Operations.read(ControlApi.class, "operations.txt").name(rows);
  }

  private Work hashing(Call call) {
    return registrations.hashingTakesLong() ? Work.HASH : Work.PLAIN;
  }

  @Override
  public Reply refuse(Call call, AppServicesException refusal) {
    return ErrorResponses.reply(refusal);
  }
}
