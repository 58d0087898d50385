/**
 * The form in which values are kept outside of the process: documents of BSON with members whose
 * names never change. A member that is not known is passed over, and one that is missing has the
 * value that it had before there was such a member; so a value that another version wrote can be
 * read.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.storage.codec;

import org.jspecify.annotations.NullMarked;
