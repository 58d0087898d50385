package io.appservices.emulator.stored;

import org.bson.Document;

/** The kinds of parts that are made, listed, shown, changed and deleted alike. */
enum StoredPart {
  CUSTOM_RESOLVER(
      "/graphql/custom_resolvers",
      "{on_type: 'Query', field_name: 'f', function_id: '5f60207f14dfb25d24510001'}",
      "field_name"),
  ENDPOINT(
      "/endpoints",
      "{route: '/r', http_method: 'GET', function_id: '5f60207f14dfb25d24510001', disabled: false}",
      "route"),
  ENVIRONMENT_VALUE("/environment_values", "{name: 'e', values: {qa: [1, {a: true}]}}", "name"),
  LOG_FORWARDER(
      "/log_forwarders",
      "{name: 'l', disabled: false, log_types: ['auth'], policy: {type: 'single'}}",
      "name"),
  PUSH_NOTIFICATION(
      "/push/notifications",
      "{label: 'l', message: 'm', topic: 't', state: 'draft', more: {x: 1}}",
      "label"),
  SCHEMA(
      "/schemas",
      "{metadata: {data_source: 's', database: 'd', collection: 'c'}, schema: {title: 'c'}}",
      "metadata");

  /** Stands for the id of a function. */
  static final String FUNCTION = "5f60207f14dfb25d24510001";

  private final String path;
  private final String body;
  private final String required;

  StoredPart(String path, String body, String required) {
    this.path = path;
    this.body = body;
    this.required = required;
  }

  String path() {
    return path;
  }

  Document body() {
    return Document.parse(body);
  }

  /** A member without which there is nothing to tell it by. */
  String required() {
    return required;
  }

  boolean hasKey() {
    return this != PUSH_NOTIFICATION;
  }

  String changeMethod() {
    return this == LOG_FORWARDER ? "PATCH" : "PUT";
  }

  int created() {
    return this == SCHEMA ? 200 : 201;
  }
}
