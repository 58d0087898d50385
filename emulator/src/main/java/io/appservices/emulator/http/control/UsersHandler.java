package io.appservices.emulator.http.control;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.message.ReplyStream;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.transfer.ExportFile;
import io.appservices.emulator.service.transfer.UserTransfer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.bson.Document;

/** Takes the users of an app out and puts users in, for tests in other languages than Java. */
public final class UsersHandler {

  /** The largest file of users over HTTP, in bytes; all of it is held at once. */
  static final int MAX_BODY_BYTES = 16 << 20;

  private static final String JSON_LINES = "application/x-ndjson";

  private final AppService apps;
  private final UserTransfer transfer;
  private final ExportFile exports;

  public UsersHandler(AppService apps, ControlServices.Users users) {
    this.apps = apps;
    this.transfer = users.transfer();
    this.exports = users.exports();
  }

  /** Writes the users of all apps to the file that the emulator was started with. */
  Reply exportToFile(Call call) {
    ExportFile.Written written =
        exports
            .write()
            .orElseThrow(
                () ->
                    Refusals.badRequest(
                        "no file to export to was named: start with --export-on-exit <file>, or GET"
                            + " /__emulator/v1/apps/{client app id}/users"));
    return Bodies.reply(
        200,
        new Document("file", written.file().toAbsolutePath().toString())
            .append("exported", written.users()));
  }

  Reply exportUsers(Call call) {
    App app = app(call);
    return Reply.stream(JSON_LINES, stream -> transfer.exportFrom(app, new Sending(stream)));
  }

  Reply importUsers(Call call) {
    try {
      int imported = transfer.importInto(app(call), new ByteArrayInputStream(call.body()));
      return Bodies.reply(200, new Document("imported", imported));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private App app(Call call) {
    return AppNames.of(apps, call);
  }

  /** Sends whatever is written, at once. */
  private static final class Sending extends OutputStream {

    private final ReplyStream stream;

    Sending(ReplyStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int one) throws IOException {
      stream.send(new byte[] {(byte) one});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      stream.send(Arrays.copyOfRange(bytes, offset, offset + length));
    }
  }
}
