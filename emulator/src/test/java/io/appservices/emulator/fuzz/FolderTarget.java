package io.appservices.emulator.fuzz;

import static io.appservices.emulator.fuzz.Target.requireNoInsides;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.read.FolderReader;
import io.appservices.emulator.appfolder.read.ImportBody;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Apps as folders and as one document. An input that begins with a brace is a document, which is
 * pushed to an app, too; any other one is files, each after a line {@code == path}.
 */
final class FolderTarget implements Target {

  private static final Pattern FILE = Pattern.compile("(?m)^== (.*)\n");

  private final Server server = new Server();

  @Override
  public void accept(byte[] input) {
    if (input.length > 0 && input[0] == '{') {
      document(input);
    } else {
      Findings strict = Findings.strict();
      FolderReader.read(files(new String(input, ISO_8859_1)), strict);
      requireNoInsides(String.join("\n", strict.problems()), input);
      FolderReader.read(files(new String(input, ISO_8859_1)), Findings.lenient());
    }
  }

  private void document(byte[] input) {
    try {
      ImportBody.read(Ejson.parseDocument(input), Findings.strict());
    } catch (EjsonException e) {
      return;
    }
    var parameters = server.parameters(false);
    String app = "/groups/" + parameters.get("groupId") + "/apps/" + parameters.get("appId");
    String operator = "Authorization: Bearer " + server.operator().accessToken();
    server.send("POST", "/api/admin/v3.0" + app + "/import", input, operator);
  }

  private static SortedMap<String, byte[]> files(String text) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    Matcher file = FILE.matcher(text);
    String path = null;
    int from = 0;
    while (file.find()) {
      if (path != null) {
        files.put(path, text.substring(from, file.start()).getBytes(ISO_8859_1));
      }
      path = file.group(1);
      from = file.end();
    }
    if (path != null) {
      files.put(path, text.substring(from).getBytes(ISO_8859_1));
    }
    return files;
  }

  @Override
  public void close() {
    server.close();
  }
}
