package org.doorward.li.evidence.internal;

import java.util.List;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.TileFile;

/**
 * One checkpoint, and the tiles that belong to it and will be replaced by fuller ones.
 *
 * @param checkpoint what is signed
 * @param note the signed note
 * @param partial the tiles that are not full
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the writer to one caller, compared nowhere
record Published(Checkpoint checkpoint, byte[] note, List<TileFile> partial) {}
