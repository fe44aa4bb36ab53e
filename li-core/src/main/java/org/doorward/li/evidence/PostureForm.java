package org.doorward.li.evidence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.doorward.li.evidence.wire.Artefact;
import org.doorward.li.identifier.Octets;

/** A posture as protobuf, both ways. */
final class PostureForm {
  private static final Map<Integer, Opening> OPENINGS =
      EntryCodec.byCode(Opening.values(), Opening::code);

  private PostureForm() {}

  static org.doorward.li.evidence.wire.Posture write(Posture posture) {
    var wire = org.doorward.li.evidence.wire.Posture.newBuilder();
    posture.ordered().forEach(opening -> wire.addOpeningsValue(opening.code()));
    wire.setJavaFeature(posture.javaFeature());
    posture
        .sorted()
        .forEach((name, digest) -> wire.addArtefacts(
            Artefact.newBuilder().setName(name).setSha256(EntryCodec.bytes(digest))));
    return wire.build();
  }

  /** Only what {@link #write} would write again is read. */
  static Posture read(org.doorward.li.evidence.wire.Posture wire) {
    Set<Opening> openings = new HashSet<>();
    for (int code : wire.getOpeningsValueList()) {
      openings.add(EntryCodec.known(OPENINGS, code));
    }
    Map<String, Octets> artefacts = new HashMap<>();
    wire.getArtefactsList()
        .forEach(one -> artefacts.put(one.getName(), EntryCodec.octets(one.getSha256())));
    Posture posture = new Posture(openings, wire.getJavaFeature(), artefacts);
    if (!write(posture).equals(wire)) {
      throw new IllegalArgumentException("a posture that is not in its order");
    }
    return posture;
  }
}
