package org.doorward.li.evidence.internal;

import java.util.List;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.TileFile;

/**
 * The log at one moment, as the writer hands it to whoever publishes it.
 *
 * @param checkpoint what is signed and durable
 * @param note the signed note
 * @param partial the tiles that are not full
 * @param full paths of the tiles that became full since the snapshot before; written, not yet durable
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the writer to one caller, compared nowhere
record Snapshot(Checkpoint checkpoint, byte[] note, List<TileFile> partial, List<String> full) {}
