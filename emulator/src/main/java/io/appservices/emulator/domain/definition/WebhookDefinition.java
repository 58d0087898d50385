package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.FunctionDefinition.RunAs;
import io.appservices.emulator.domain.definition.RequestSettings.Validation;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An incoming webhook of a service, as endpoints were before they were parts of their own, read out
 * of the configuration that keeps it.
 *
 * @param function its source and whose permissions that has
 * @param methods those it takes; empty for all
 * @param secret the secret itself; empty if it has none
 * @param respondsWithResult whether what the function returns is the body of the answer
 * @param sender the type of its service, which says what its function is given
 */
public record WebhookDefinition(
    FunctionDefinition function,
    List<String> methods,
    Optional<String> secret,
    boolean respondsWithResult,
    RequestSettings settings,
    Optional<ServiceType> sender) {

  /** The services whose webhooks are given the body of a request, parsed. */
  private static final Set<ServiceType> SENDERS =
      EnumSet.of(ServiceType.GITHUB, ServiceType.TWILIO);

  /**
   * Reads a part of the kind {@link ConfigKind#INCOMING_WEBHOOK}.
   *
   * @param service the type of its service
   */
  public static WebhookDefinition of(ConfigDocument stored, Optional<ServiceType> service) {
    Optional<ServiceType> sender = service.filter(SENDERS::contains);
    Members webhook = stored.members();
    Members options = webhook.objectOrEmpty("options");
    RequestSettings own = RequestSettings.of(webhook);
    return new WebhookDefinition(
        new FunctionDefinition(
            stored.id(),
            webhook.text("name").orElse(stored.name()),
            source(webhook).orElse(""),
            false,
            Expression.of(webhook, "can_evaluate"),
            runAs(webhook)),
        options
            .nonEmptyText("httpMethod")
            .filter(method -> !method.equalsIgnoreCase("ANY") && !method.equals("*"))
            .stream()
            .toList(),
        options.nonEmptyText("secret"),
        webhook.flag("respond_result"),
        new RequestSettings(
            validation(options, sender),
            own.secret(),
            own.fetchesCustomUserData(),
            own.createsUsers(),
            RequestSettings.ReturnType.EJSON,
            own.logsArguments()),
        sender);
  }

  /** Returns the source, which the Admin API and app folders have under different names. */
  public static Optional<String> source(Members webhook) {
    return webhook.text("function_source").or(() -> webhook.text("source"));
  }

  /** Returns whether its requests come from GitHub, which signs them in a way of its own. */
  public boolean isOfGitHub() {
    return sender.filter(ServiceType.GITHUB::equals).isPresent();
  }

  /** Reads whose permissions it has: the system's unless it says otherwise. */
  private static RunAs runAs(Members webhook) {
    RunAs said = RunAs.of(webhook);
    boolean isCaller = webhook.flag("run_as_authed_user");
    return said.isCaller() && !isCaller
        ? new RunAs(true, Optional.empty(), Optional.empty())
        : new RunAs(said.system() && !isCaller, said.userId(), said.script());
  }

  /** Reads how a request proves that it may call; GitHub signs if it was given a secret. */
  private static Validation validation(Members options, Optional<ServiceType> sender) {
    if (sender.filter(ServiceType.GITHUB::equals).isPresent()) {
      return options.nonEmptyText("secret").isPresent()
          ? Validation.VERIFY_PAYLOAD
          : Validation.NO_VALIDATION;
    }
    if (options.flag("secretAsQueryParam")) {
      return Validation.SECRET_AS_QUERY_PARAM;
    }
    return Validation.byName(options.text("validationMethod").orElse(""))
        .orElse(Validation.VERIFY_PAYLOAD);
  }
}
