package io.appservices.emulator.service.folder;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.definition.Environment;
import io.appservices.emulator.domain.definition.ValueDefinition;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Values of the app and of its environment in the place of what names them in a configuration:
 * {@code %(%%values.name)} and {@code %(%%environment.values.name)} anywhere in a text (docs:
 * template expansions), and {@code %%values.name} as a whole setting of a provider or service.
 */
final class Expansions {

  private static final Pattern TEMPLATE =
      Pattern.compile("%\\(\\s*%%(values|environment\\.values)\\.([^)\\s]+)\\s*\\)");
  private static final Pattern WHOLE =
      Pattern.compile("%%(values|environment\\.values)\\.([A-Za-z0-9_.-]+)");

  /** The sections in which a text is neither code nor what a template would name. */
  private static final Set<Section> OPAQUE =
      EnumSet.of(Section.SECRET, Section.VALUE, Section.ENVIRONMENT_VALUE, Section.HOSTING_CONFIG);

  /** The sections whose settings are no expressions for a call to evaluate. */
  private static final Set<Section> SETTINGS =
      EnumSet.of(Section.AUTH_PROVIDER, Section.SERVICE, Section.TRIGGER, Section.CUSTOM_USER_DATA);

  /** The members with content of the app's users. */
  private static final Set<String> CODE = Set.of("source", "match", "project", "can_evaluate");

  /** The members that are texts, whatever the value that stands for them is. */
  private static final Pattern TEXT =
      Pattern.compile(
          "database|collection|schedule|route|location|environment|.*(name|Name|Url|Subject|_id)|(app|client|group|team|key)Id");

  private final Map<String, Object> values;
  private final Document environment;
  private final Findings findings;

  private Expansions(AppConfiguration read, Findings findings) {
    this.findings = findings;
    Map<String, Object> secrets =
        read.parts(Section.SECRET).stream()
            .filter(secret -> secret.owner().isEmpty() && secret.body().get("value") != null)
            .collect(Collectors.toMap(Part::name, secret -> secret.body().get("value")));
    this.values =
        read.parts(Section.VALUE).stream()
            .map(part -> ValueDefinition.of(part.name(), Members.stored(part.body())))
            .filter(value -> value(value, secrets).isPresent())
            .collect(Collectors.toMap(ValueDefinition::name, value -> value(value, secrets).get()));
    this.environment = environment(read);
  }

  private static Optional<Object> value(ValueDefinition value, Map<String, Object> secrets) {
    return value.fromSecret() ? value.value().map(secrets::get) : value.value();
  }

  private static Document environment(AppConfiguration read) {
    String tag = read.rootText("environment").orElse("");
    String key = Environment.byEitherName(tag).map(Environment::valueKey).orElse(tag);
    Document own = new Document();
    for (Part part : read.parts(Section.ENVIRONMENT_VALUE)) {
      Object value = Members.stored(part.body()).objectOrEmpty("values").get(key);
      if (value != null) {
        own.append(part.name(), value);
      }
    }
    return own;
  }

  /** Returns a configuration with its values in the place of their names. */
  static AppConfiguration resolve(AppConfiguration read, Findings findings) {
    Expansions expansions = new Expansions(read, findings);
    return new AppConfiguration(
        read.root(), read.parts().stream().map(expansions::resolved).toList());
  }

  /** Returns a body without the members whose value is a name that no value stands for. */
  static Document withoutUnresolved(Document body) {
    Document rest = new Document();
    body.forEach(
        (key, value) -> {
          if (!(value instanceof String text && isName(text))) {
            rest.append(key, value instanceof Document own ? withoutUnresolved(own) : value);
          }
        });
    return rest;
  }

  private static boolean isName(String text) {
    return TEMPLATE.matcher(text).matches() || WHOLE.matcher(text).matches();
  }

  private Part resolved(Part part) {
    return OPAQUE.contains(part.section())
        ? part
        : part.with((Document) resolved(part, part.body()));
  }

  private Object resolved(Part part, Object value) {
    if (value instanceof Map<?, ?> members) {
      Document copy = new Document();
      members.forEach(
          (key, member) ->
              copy.append((String) key, CODE.contains(key) ? member : member(part, key, member)));
      return copy;
    }
    if (value instanceof List<?> items) {
      return items.stream().map(item -> resolved(part, item)).collect(Collectors.toList());
    }
    return value instanceof String text ? resolved(part, text) : value;
  }

  private Object member(Part part, Object key, Object given) {
    Object value = resolved(part, given);
    boolean isScalar = value instanceof Number || value instanceof Boolean;
    return given instanceof String && isScalar && TEXT.matcher((String) key).matches()
        ? String.valueOf(value)
        : value;
  }

  private Object resolved(Part part, String text) {
    Matcher whole = WHOLE.matcher(text);
    if (SETTINGS.contains(part.section()) && whole.matches()) {
      return named(part, text, whole).orElse(text);
    }
    Matcher template = TEMPLATE.matcher(text);
    if (template.matches()) {
      return named(part, text, template).orElse(text);
    }
    return template
        .reset()
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    named(part, found.group(), found).map(String::valueOf).orElse(found.group())));
  }

  private Optional<Object> named(Part part, String text, MatchResult found) {
    String name = found.group(2);
    Object value =
        switch (found.group(1)) {
          case "values" -> values.get(name);
          case "environment.values" -> environment.get(name);
          default -> null;
        };
    if (value == null) {
      findings.note(part.origin(), "'" + text + "' names no value, and stays as it is");
    }
    return Optional.ofNullable(value);
  }
}
