package io.appservices.emulator.appfolder;

import java.util.List;
import java.util.Optional;

/**
 * A version of the format of configuration files. 20180301 and 20200603 keep a folder for each
 * function and service; from 20210101 on, parts have folders by what they are.
 *
 * @param number the date that it is named by, such as 20210101
 */
public record ConfigVersion(int number) {

  /** The version that realm-cli asks for. */
  public static final ConfigVersion DEFAULT = new ConfigVersion(20210101);

  private static final int STITCH = 20180301;
  private static final int CONFIG = 20200603;
  private static final int LATEST = 20991231;

  /** The files that a folder may have at its root, the newest first. */
  public static final List<String> ROOT_FILES =
      List.of("root_config.json", "realm_config.json", "config.json", "stitch.json");

  /** Returns the version that a number names; empty if there is none. */
  public static Optional<ConfigVersion> of(int number) {
    boolean known =
        number == STITCH || number == CONFIG || number >= DEFAULT.number && number <= LATEST;
    return known ? Optional.of(new ConfigVersion(number)) : Optional.empty();
  }

  /** Returns the version of a folder that does not say one, by its root file. */
  public static ConfigVersion ofRootFile(String file) {
    return switch (file) {
      case "stitch.json" -> new ConfigVersion(STITCH);
      case "config.json" -> new ConfigVersion(CONFIG);
      case "realm_config.json" -> DEFAULT;
      default -> new ConfigVersion(20230101);
    };
  }

  /** Returns whether it is a version from before 2021. */
  public boolean legacy() {
    return number < DEFAULT.number;
  }

  /** Returns the folder of the endpoints. */
  public String endpointFolder() {
    return number > DEFAULT.number ? "https_endpoints" : "http_endpoints";
  }

  public String rootFile() {
    return switch (number) {
      case STITCH -> "stitch.json";
      case CONFIG -> "config.json";
      case 20210101 -> "realm_config.json";
      default -> "root_config.json";
    };
  }
}
