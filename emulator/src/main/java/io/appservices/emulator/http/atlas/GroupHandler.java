package io.appservices.emulator.http.atlas;

import io.appservices.emulator.domain.atlas.Group;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import java.util.List;
import org.bson.Document;

/** The group, of which there is one, and the root of the API. */
final class GroupHandler {

  private final Group group;
  private final ApiForm form;

  /** Makes a handler for one of the addresses. */
  GroupHandler(Group group, ApiForm form) {
    this.group = group;
    this.form = form;
  }

  /**
   * Answers realm-cli, which calls it to see whether its key pair is good, and does not read the
   * body.
   */
  Reply root(Call call) {
    return EnvelopedReplies.object(
        call,
        200,
        new Document("appName", "MongoDB Atlas")
            .append("build", "emulator")
            .append("links", Links.self(call, form.prefix()))
            .append("throttling", false));
  }

  Reply list(Call call) {
    return EnvelopedReplies.page(call, Page.of(call).of(call, List.of(group), one -> view(call)));
  }

  Reply get(Call call) {
    return EnvelopedReplies.object(call, 200, view(call));
  }

  private Document view(Call call) {
    String path = form.prefix() + "/groups/" + group.id().toHexString();
    Document view =
        new Document("clusterCount", group.clusterCount())
            .append("created", group.created().toString())
            .append("id", group.id().toHexString())
            .append("links", Links.self(call, path))
            .append("name", group.name())
            .append("orgId", group.orgId().toHexString());
    return form.complete(view, group);
  }
}
