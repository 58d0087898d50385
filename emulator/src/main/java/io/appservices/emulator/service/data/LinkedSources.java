package io.appservices.emulator.service.data;

import io.appservices.emulator.cluster.LinkedClusters;
import io.appservices.emulator.cluster.operation.DataSource;
import io.appservices.emulator.cluster.operation.ServerErrors;
import io.appservices.emulator.cluster.transaction.Transactions;
import io.appservices.emulator.domain.app.App;
import org.bson.Document;

/** The data that an operation works on: that of a data source, or of a transaction in it. */
final class LinkedSources {

  /** The argument of an operation that names a transaction. */
  private static final String SESSION = "session";

  private final LinkedServices services;
  private final LinkedClusters clusters;
  private final Transactions transactions;
  private final DataOutage outage = new DataOutage();

  LinkedSources(LinkedServices services, LinkedClusters clusters, Transactions transactions) {
    this.services = services;
    this.clusters = clusters;
    this.transactions = transactions;
  }

  /**
   * Returns a data source of an app.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if the app has none of this name,
   *     or it is out of reach
   */
  DataSource get(App app, String name) {
    services.require(app, name);
    outage.check();
    return clusters.dataSource(app.id(), name);
  }

  /** Returns it for an operation, which the refusal names if the app has no such service at all. */
  DataSource get(App app, String name, String operation) {
    if (!services.has(app, name) && services.find(app, name).isEmpty()) {
      throw DataRefusals.operationOfNoService(operation);
    }
    return get(app, name);
  }

  /** Returns the data as the transaction sees it that the arguments name, if they name one. */
  DataSource get(App app, String name, String operation, Document arguments) {
    DataSource source = get(app, name, operation);
    return arguments.get(SESSION) instanceof String transaction
        ? transactions.source(app.id(), name, transaction)
        : source;
  }

  String startTransaction(App app, String name) {
    return transactions.start(app.id(), name, get(app, name));
  }

  void commitTransaction(App app, String name, String id) {
    outage.check();
    try {
      transactions.commit(app.id(), name, id);
    } catch (RuntimeException e) {
      throw ServerErrors.translate(e);
    }
  }

  void abortTransaction(String id) {
    transactions.abort(id);
  }

  DataOutage outage() {
    return outage;
  }
}
