package io.appservices.emulator.assembly;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.OperatorSettings;
import io.appservices.emulator.domain.OperatorRole;
import io.appservices.emulator.domain.atlas.Group;
import io.appservices.emulator.http.atlas.AtlasServices;
import io.appservices.emulator.service.atlas.AccessTokenService;
import io.appservices.emulator.service.atlas.DatabaseUserService;
import io.appservices.emulator.service.atlas.DigestAlgorithm;
import io.appservices.emulator.service.atlas.DigestService;
import io.appservices.emulator.service.atlas.Nonces;
import io.appservices.emulator.service.operator.AdminCredentials;
import io.appservices.emulator.service.operator.OperatorKey;
import io.appservices.emulator.service.operator.OperatorKeys;
import io.appservices.emulator.storage.SharedStorage;
import io.appservices.emulator.storage.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of operators, and the services of the Atlas Administration API, which they call. */
final class OperatorParts {

  private final EmulatorConfig config;
  private final RuntimeParts runtime;
  private final Storage storage;
  private final OperatorKeys keys;

  OperatorParts(EmulatorConfig config, RuntimeParts runtime, Storage storage) {
    this.config = config;
    this.runtime = runtime;
    this.storage = storage;
    this.keys = keys(config.operator());
  }

  private static OperatorKeys keys(OperatorSettings settings) {
    List<OperatorKey> keys = new ArrayList<>();
    keys.add(
        new OperatorKey(
            settings.publicKey(), settings.privateKey(), Set.of(OperatorRole.GROUP_OWNER)));
    settings
        .furtherKeys()
        .forEach(
            (publicKey, key) ->
                keys.add(
                    new OperatorKey(
                        publicKey,
                        key.privateKey(),
                        key.roles().stream()
                            .map(OperatorRole::valueOf)
                            .collect(Collectors.toSet()))));
    return new OperatorKeys(keys);
  }

  /** Returns what operators log in to the Admin API with. */
  AdminCredentials credentials() {
    return new AdminCredentials(keys, config.operator().username(), config.operator().password());
  }

  AtlasServices atlas() {
    return new AtlasServices(
        group(),
        new DigestService(keys, offered(config), nonces()),
        new AccessTokenService(keys, runtime.clock(), runtime.secrets()),
        new DatabaseUserService(storage.databaseUsers(), runtime.clock()),
        runtime.clock());
  }

  private static Set<DigestAlgorithm> offered(EmulatorConfig config) {
    return config.operator().atlasSha256()
        ? EnumSet.allOf(DigestAlgorithm.class)
        : EnumSet.of(DigestAlgorithm.MD5);
  }

  private Nonces nonces() {
    return storage instanceof SharedStorage
        ? Nonces.shared(
            runtime.clock(), runtime.secrets(), runtime.identity().signingKey().getData())
        : Nonces.ofOne(runtime.clock(), runtime.secrets());
  }

  /** Returns the one group; its data sources stand for the clusters that it would have. */
  private Group group() {
    return new Group(
        runtime.identity().groupId(),
        "Project 0",
        runtime.identity().organizationId(),
        config.data().sources().size(),
        Instant.ofEpochSecond(runtime.identity().createdAt()));
  }
}
