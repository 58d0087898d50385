/** Functions, triggers, values, linked data and custom user data, over HTTP. */
package io.appservices.emulator.functions;
