package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Members;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** The types that the services of an app can have. */
public enum ServiceType {
  APNS("apns"),
  AWS("aws"),
  AWS_S3("aws-s3"),
  AWS_SES("aws-ses"),
  DATA_LAKE("datalake"),
  GCM("gcm"),
  GITHUB("github"),
  HTTP("http"),
  MONGODB("mongodb"),
  MONGODB_ATLAS("mongodb-atlas"),
  TWILIO("twilio");

  /** The data sources that can be linked today; {@code mongodb} is what old apps have. */
  public static final List<ServiceType> LINKABLE = List.of(MONGODB_ATLAS, DATA_LAKE);

  private final String wireName;

  ServiceType(String wireName) {
    this.wireName = wireName;
  }

  public static Optional<ServiceType> byWireName(String name) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(name)).findFirst();
  }

  /** Returns the type of a service; empty if it has none that is known. */
  public static Optional<ServiceType> of(Document service) {
    return Members.stored(service).text("type").flatMap(ServiceType::byWireName);
  }

  public String wireName() {
    return wireName;
  }

  public boolean isDataSource() {
    return isMongoDb() || this == DATA_LAKE;
  }

  /** Tells whether it is a MongoDB cluster, which takes reads and writes. */
  public boolean isMongoDb() {
    return this == MONGODB || this == MONGODB_ATLAS;
  }
}
