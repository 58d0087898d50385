package io.appservices.driver;

import com.mongodb.DBRef;
import org.bson.Document;

/** References of the driver; only loaded if there is one, since the driver is optional. */
final class DbRefs {

  private DbRefs() {}

  /** A reference as it is stored. */
  static Document document(Object value) {
    DBRef reference = (DBRef) value;
    Document document =
        new Document("$ref", reference.getCollectionName()).append("$id", reference.getId());
    if (reference.getDatabaseName() != null) {
      document.append("$db", reference.getDatabaseName());
    }
    return document;
  }
}
