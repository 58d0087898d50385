/**
 * The configuration of an app as files: the directories that command lines pull and push (docs: app
 * configuration), read into one model and written again, in every version of the format.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.appfolder;
