package io.appservices.emulator.http.atlas;

import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.domain.atlas.Group;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.shared.Operations;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;

/** The addresses of the API, and the form of what each takes and answers. */
enum ApiForm {
  /** Version 1.0. */
  V1("/api/atlas/v1.0", "operations.txt"),
  /** The older address of version 1.0. */
  PUBLIC("/api/public/v1.0", "public-operations.txt"),
  /** Version 2, whose resources have versions of their own. */
  V2("/api/atlas/v2", "v2-operations.txt") {
    @Override
    String contentType(int status) {
      return status < 300 ? ResourceVersion.CONTENT_TYPE : super.contentType(status);
    }

    @Override
    Document complete(Document view, Group group) {
      return view.append("tags", List.of());
    }

    @Override
    Document complete(Document view, DatabaseUser user) {
      view.append("oidcAuthType", user.authentication().oidcAuthType());
      String description = user.description();
      return description == null ? view : view.append("description", description);
    }
  };

  private final String prefix;
  private final String list;

  ApiForm(String prefix, String list) {
    this.prefix = prefix;
    this.list = list;
  }

  /** Returns the form that a call is answered in. */
  static ApiForm of(Call call) {
    String prefix = call.api().map(Api::prefix).orElse("");
    return Arrays.stream(values())
        .filter(form -> form.prefix.equals(prefix))
        .findFirst()
        .orElse(V1);
  }

  String prefix() {
    return prefix;
  }

  /** Returns all operations that there are at this address. */
  Operations operations() {
    return Operations.read(ApiForm.class, list);
  }

  /** Returns the content type of an answer. */
  String contentType(int status) {
    return EnvelopedReplies.JSON;
  }

  /** Returns the view of a group with what this version shows beside. */
  Document complete(Document view, Group group) {
    return view;
  }

  /** Returns the view of a database user with what this version shows beside. */
  Document complete(Document view, DatabaseUser user) {
    return view;
  }
}
