package io.appservices.testcontainers;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * The emulator in a container. It is ready once its users and apps are there. Only what
 * Testcontainers 1.21 and 2 both have is used. As other containers it is not safe for use from
 * several threads until it is started.
 */
public class AppServicesContainer extends GenericContainer<AppServicesContainer> {

  /** The port that the emulator listens on in the container. */
  public static final int PORT = 9090;

  private static final String VARIABLE = "APPSERVICES_EMULATOR_";
  private static final String ALLOW_HOST = VARIABLE + "ALLOW_HOST";
  private static final String FOLDER = "/appservices/app";
  private static final String USERS = "/appservices/users.jsonl";

  /** What the container has to have set for itself. */
  private static final Set<String> FIXED = Set.of("--port", "--host");

  private static final Pattern OPTION = Pattern.compile("--[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern CLIENT_APP_ID =
      Pattern.compile("\"client_app_id\"\\s*:\\s*\"([^\"]+)\"");

  /** Makes a container of an image, such as {@code appservices-emulator:latest}; nothing starts. */
  public AppServicesContainer(String image) {
    this(DockerImageName.parse(image));
  }

  /** Makes a container of an image, which is built from the emulator's {@code Dockerfile}. */
  @SuppressWarnings("this-escape") // Containers are set up by calls that subclasses may override.
  public AppServicesContainer(DockerImageName image) {
    super(image);
    addExposedPort(PORT);
    setWaitStrategy(Wait.forHttp("/__emulator/v1/ready").forPort(PORT).forStatusCode(200));
  }

  /**
   * Sets an option of the emulator (docs/options.md).
   *
   * @param option as on the command line, such as {@code --seed}
   * @param value the text; several values have commas between them
   * @throws IllegalArgumentException if it is no option, or one that the container sets itself
   */
  public AppServicesContainer withOption(String option, String value) {
    if (!OPTION.matcher(option).matches()) {
      throw new IllegalArgumentException("'" + option + "' is no option such as --seed");
    }
    if (FIXED.contains(option)) {
      throw new IllegalArgumentException(
          option + " is fixed in a container; getBaseUrl() has the address to call");
    }
    return withEnv(variable(option), value);
  }

  /** Has the container serve the app that lies in a folder on this machine. */
  public AppServicesContainer withAppFolder(Path folder) {
    return withCopyFileToContainer(MountableFile.forHostPath(folder), FOLDER)
        .withOption("--app-folder", FOLDER);
  }

  /** Has the container start with the users of a file on this machine (docs/users.md). */
  public AppServicesContainer withUsers(Path file) {
    return withCopyFileToContainer(MountableFile.forHostPath(file), USERS)
        .withOption("--users", USERS);
  }

  /** Returns the base URL for clients on this machine, without a slash at its end. */
  public String getBaseUrl() {
    return "http://" + getHost() + ":" + getMappedPort(PORT);
  }

  /**
   * Returns the client app id of the app that is there from the start; asks the running emulator.
   *
   * @throws IllegalStateException if it does not answer, or has no app
   */
  public String getClientAppId() {
    URI apps = URI.create(getBaseUrl() + "/__emulator/v1/apps");
    try (InputStream answer = apps.toURL().openStream()) {
      String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
      Matcher first = CLIENT_APP_ID.matcher(text);
      if (!first.find()) {
        throw new IllegalStateException("the emulator has no app: " + text);
      }
      return first.group(1);
    } catch (IOException e) {
      throw new IllegalStateException("the emulator does not answer at " + apps, e);
    }
  }

  /** Lets the emulator be called by the name of the machine that Docker runs on. */
  @Override
  protected void configure() {
    super.configure();
    if (!getEnvMap().containsKey(ALLOW_HOST)) {
      addEnv(ALLOW_HOST, getHost());
    }
  }

  private static String variable(String option) {
    return VARIABLE + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
