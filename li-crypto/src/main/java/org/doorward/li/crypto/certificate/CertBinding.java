package org.doorward.li.crypto.certificate;

import java.util.List;
import java.util.Optional;
import org.doorward.li.authority.PeerIdentity.Binding;
import org.doorward.li.authority.PeerIdentity.ComponentRole;

/** The URI by which a certificate binds an identifier: TS 103 221-1, annex G. Read and written here only. */
final class CertBinding {
  private static final String PREFIX = "urn:etsi:li:103221-1:cert-binding:";
  private static final List<ComponentRole> ROLES = List.of(ComponentRole.ADMF, ComponentRole.NE);

  private CertBinding() {}

  static String uri(ComponentRole role, String identifier) {
    if (!ROLES.contains(role)) {
      throw new IllegalArgumentException("annex G has no role " + role);
    }
    if (identifier.isEmpty()) {
      throw new IllegalArgumentException("an identifier is empty");
    }
    return PREFIX + role + ":" + identifier;
  }

  /** Exactly as written: no case folding, no percent-decoding, so that one identifier has one form. */
  static Optional<Binding> read(String uri) {
    for (ComponentRole role : ROLES) {
      String start = PREFIX + role + ":";
      if (uri.startsWith(start) && uri.length() > start.length()) {
        return Optional.of(new Binding(role, uri.substring(start.length()), false));
      }
    }
    return Optional.empty();
  }
}
