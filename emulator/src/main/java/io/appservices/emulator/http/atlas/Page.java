package io.appservices.emulator.http.atlas;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.atlas.AtlasRefusals;
import io.appservices.emulator.http.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;

/**
 * The requested page of a list.
 *
 * @param number of the page, from 1
 * @param size the number of items of a page, from 1 to 500
 */
record Page(int number, int size) {

  private static final int DEFAULT_SIZE = 100;
  private static final int LARGEST_SIZE = 500;

  /**
   * Returns the page that a call asks for with {@code pageNum} and {@code itemsPerPage}.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if there can be no such page
   */
  static Page of(Call call) {
    return new Page(
        number(call, "pageNum", 1, Integer.MAX_VALUE),
        number(call, "itemsPerPage", DEFAULT_SIZE, LARGEST_SIZE));
  }

  /** Returns the answer with this page of all items. */
  <T> Document of(Call call, List<T> all, Function<T, Document> view) {
    List<Document> results = all.stream().skip((number - 1L) * size).limit(size).map(view).toList();
    Document body = new Document("links", links(call, all.size())).append("results", results);
    return countIsWanted(call) ? body.append("totalCount", all.size()) : body;
  }

  private List<Document> links(Call call, int total) {
    List<Document> links = new ArrayList<>();
    links.add(link(call, "self", number));
    if (number > 1) {
      links.add(link(call, "previous", number - 1));
    }
    if ((long) number * size < total) {
      links.add(link(call, "next", number + 1));
    }
    return links;
  }

  private Document link(Call call, String rel, int page) {
    StringBuilder href = new StringBuilder(call.externalBaseUrl()).append(call.rawPath());
    href.append("?pageNum=").append(page).append("&itemsPerPage=").append(size);
    href.append(countIsWanted(call) ? "" : "&includeCount=false");
    for (String flag : List.of("pretty", "envelope")) {
      href.append(EnvelopedReplies.isAsked(call, flag) ? "&" + flag + "=true" : "");
    }
    return Links.link(rel, href.toString());
  }

  private static boolean countIsWanted(Call call) {
    return !call.query("includeCount").orElse("true").equalsIgnoreCase("false");
  }

  private static int number(Call call, String name, int otherwise, int most) {
    Members query = call.parameters(AtlasRefusals.PARAMETERS);
    int number = query.parsed(name, Integer::valueOf, "a number").orElse(otherwise);
    if (number < 1 || number > most) {
      throw query.wrong(name, "from 1 to " + most);
    }
    return number;
  }
}
