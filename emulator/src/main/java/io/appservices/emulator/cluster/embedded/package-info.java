/**
 * The embedded MongoDB server: started on first use, watched for changes, and held to limits of
 * time and memory.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.cluster.embedded;
