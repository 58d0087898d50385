/**
 * The linked data sources of apps: an embedded MongoDB server per app and service name, started on
 * first use, or a real cluster by URI; and the operations that clients call on them by name.
 *
 * <p>Nothing of the driver or the embedded server is loaded before a data source is used.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster;

import org.jspecify.annotations.NullMarked;
