package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.storage.SettingStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

final class EmbeddedSettings implements SettingStore {

  private final Map<String, Document> settings = new ConcurrentHashMap<>();

  @Override
  public Optional<Document> find(String name) {
    return Optional.ofNullable(settings.get(name)).map(Documents::deepCopy);
  }

  @Override
  public Document putIfAbsent(String name, Document value) {
    return Documents.deepCopy(settings.computeIfAbsent(name, absent -> Documents.deepCopy(value)));
  }

  @Override
  public void put(String name, Document value) {
    settings.put(name, Documents.deepCopy(value));
  }

  @Override
  public boolean replace(String name, Document expected, Document value) {
    return settings.replace(name, expected, Documents.deepCopy(value));
  }

  void clear() {
    settings.clear();
  }
}
