package io.appservices.emulator.cluster.operation;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteError;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.domain.Refusals;
import org.bson.BSONException;
import org.bson.codecs.configuration.CodecConfigurationException;

/** The mapping of the driver's exceptions to the service's errors. */
public final class ServerErrors {

  private static final int DUPLICATE_KEY = 11000;

  private ServerErrors() {}

  /** Returns the refusal that the failure means; throws the failure itself if it is a defect. */
  public static AppServicesException translate(RuntimeException e) {
    if (e instanceof AppServicesException refusal) {
      return refusal;
    }
    if (e instanceof MongoInterruptedException) {
      Thread.currentThread().interrupt();
    }
    if (e instanceof MongoWriteException write) {
      return of(write.getError().getCode(), write.getError().getMessage());
    }
    if (e instanceof MongoBulkWriteException bulk && !bulk.getWriteErrors().isEmpty()) {
      WriteError first = bulk.getWriteErrors().get(0);
      return of(first.getCode(), first.getMessage());
    }
    if (e instanceof MongoCommandException command) {
      return of(command.getErrorCode(), command.getErrorMessage());
    }
    if (e instanceof MongoSocketReadTimeoutException) {
      return DataSourceRefusals.mongoDb(TimeLimit.TEXT);
    }
    if (e instanceof MongoTimeoutException || e instanceof MongoSocketException) {
      return DataSourceRefusals.unreachable();
    }
    if (e instanceof MongoException failure) {
      return of(failure.getCode(), String.valueOf(failure.getMessage()));
    }
    if (e instanceof IllegalStateException) {
      return DataSourceRefusals.mongoDb("the data source is closed");
    }
    if (e instanceof IllegalArgumentException
        || e instanceof BSONException
        || e instanceof CodecConfigurationException) {
      return Refusals.invalidParameter(String.valueOf(e.getMessage()));
    }
    throw e;
  }

  private static AppServicesException of(int code, String text) {
    if (code == DUPLICATE_KEY) {
      return DataSourceRefusals.mongoDb("Duplicate key error: " + text);
    }
    if (code == NotKept.CODE) {
      return DataSourceRefusals.notKept();
    }
    if (code == TimeLimit.CODE) {
      return DataSourceRefusals.mongoDb(TimeLimit.TEXT);
    }
    return DataSourceRefusals.mongoDb(text);
  }
}
