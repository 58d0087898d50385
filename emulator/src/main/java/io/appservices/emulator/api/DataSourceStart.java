package io.appservices.emulator.api;

/**
 * An embedded MongoDB that was started, by the first use of a data source of an app.
 *
 * @param clientAppId of the app that the data belongs to
 * @param name of the data source, such as {@code mongodb-atlas}
 * @param connectionString the connection string for any MongoDB driver
 */
public record DataSourceStart(String clientAppId, String name, String connectionString) {}
