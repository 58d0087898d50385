/** The use-cases: one public method is one thing that the service can do. Knows no HTTP. */
package io.appservices.emulator.service;
