package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.Versioned;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * One app in one state, for reading alone: every change throws an {@link
 * UnsupportedOperationException}.
 */
record UnchangedApp(AppState state) implements AppStore {

  @Override
  public Optional<Versioned<AppState>> state(ObjectId appId) {
    return appId.equals(state.id()) ? Optional.of(new Versioned<>(0, state)) : Optional.empty();
  }

  @Override
  public Optional<App> findByClientAppId(String clientAppId) {
    return list().stream().filter(app -> app.clientAppId().equals(clientAppId)).findFirst();
  }

  @Override
  public Optional<App> findByDomainId(ObjectId domainId) {
    return list().stream().filter(app -> app.domainId().equals(domainId)).findFirst();
  }

  @Override
  public List<App> list() {
    return find(state.id()).stream().toList();
  }

  @Override
  public boolean insert(AppState app) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean replace(ObjectId appId, long expectedVersion, AppState next) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<App> delete(ObjectId appId) {
    throw new UnsupportedOperationException();
  }
}
