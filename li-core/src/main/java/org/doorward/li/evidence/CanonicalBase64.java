package org.doorward.li.evidence;

import java.util.Base64;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/** Base64 in its one form: the decoder of the JDK ignores stray bits and missing padding. */
final class CanonicalBase64 {
  private CanonicalBase64() {}

  static String encode(Octets octets) {
    return Base64.getEncoder().encodeToString(octets.toByteArray());
  }

  static Octets decode(String text, String what) throws EvidenceException {
    try {
      byte[] octets = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(octets).equals(text)) {
        return Octets.of(octets);
      }
    } catch (IllegalArgumentException e) {
      throw new EvidenceException(what + " is not base64", e);
    }
    throw new EvidenceException(what + " is not base64 in its one form");
  }
}
