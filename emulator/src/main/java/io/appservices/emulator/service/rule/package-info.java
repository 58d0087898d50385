/** The data access rules of apps: expressions, roles, filters, and operations that they bind. */
package io.appservices.emulator.service.rule;
