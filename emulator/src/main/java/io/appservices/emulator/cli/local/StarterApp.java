package io.appservices.emulator.cli.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** The files of an app to begin with. */
final class StarterApp {

  private static final String ROOT =
      """
      {
          "config_version": 20230101,
          "app_id": "NAME-local",
          "name": "NAME",
          "location": "US-VA",
          "deployment_model": "GLOBAL"
      }
      """;

  private static final String PROVIDERS =
      """
      {
          "anon-user": {
              "name": "anon-user",
              "type": "anon-user",
              "disabled": false
          },
          "api-key": {
              "name": "api-key",
              "type": "api-key",
              "disabled": false
          },
          "local-userpass": {
              "name": "local-userpass",
              "type": "local-userpass",
              "config": {
                  "autoConfirm": true
              },
              "disabled": false
          }
      }
      """;

  private static final String FUNCTIONS =
      """
      [
          {
              "name": "hello",
              "private": false
          }
      ]
      """;

  private static final String HELLO =
      """
      // Called by users with: user.functions.hello("Ada")
      exports = function (name) {
        const greeting = context.values.get("greeting");
        return `${greeting}, ${name}!`;
      };
      """;

  private static final String GREETING =
      """
      {
          "name": "greeting",
          "value": "Hello",
          "from_secret": false
      }
      """;

  private StarterApp() {}

  /** Returns the contents of the files by their paths. */
  static Map<String, String> files(String name) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("root_config.json", ROOT.replace("NAME", name));
    files.put("auth/providers.json", PROVIDERS);
    files.put("functions/config.json", FUNCTIONS);
    files.put("functions/hello.js", HELLO);
    files.put("values/greeting.json", GREETING);
    return files;
  }
}
