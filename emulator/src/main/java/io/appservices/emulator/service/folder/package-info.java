/** Import and export of apps: between an app that runs and its configuration as a whole. */
package io.appservices.emulator.service.folder;
