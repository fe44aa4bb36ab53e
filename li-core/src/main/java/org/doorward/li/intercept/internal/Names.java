package org.doorward.li.intercept.internal;

import org.doorward.li.target.TargetType;

/**
 * The canonical form in which the index has identifiers that are text: the same octets for all spellings of one
 * name, as far as the standard of the name says so; see decision 0190.
 *
 * @clause RFC 3261, 19.1.4; RFC 3966, 4; RFC 5321, 2.4; RFC 7542, 2.2
 */
final class Names {
  private Names() {}

  /** Sets {@code key} to the name of that type that is written as {@code raw}, in UTF-8. */
  static Key write(TargetType type, OctetText raw, Key key) {
    key.named(type);
    switch (type) {
      case SIP_URI, TEL_URI, H323_URI, IMPU -> {
        if (!UriForm.write(raw, key)) { // no URI, or a malformed one: itself, and nothing else
          key.named(type);
          copy(raw, key);
        }
      }
      case EMAIL_ADDRESS, INTERNATIONALIZED_EMAIL_ADDRESS, IMPI, NAI, SUPI_NAI, GPSI_NAI ->
        atDomain(raw, key);
      default -> copy(raw, key);
    }
    return key;
  }

  private static void copy(OctetText raw, Key key) {
    key.name.put(raw.array(), 0, raw.length());
  }

  /** What stands before the last at sign belongs to its domain to read; domains have no case (RFC 4343). */
  private static void atDomain(OctetText raw, Key key) {
    int at = raw.length() - 1;
    while (at >= 0 && raw.at(at) != '@') {
      at--;
    }
    int exact = at < 0 ? raw.length() : at;
    key.name.put(raw.array(), 0, exact);
    for (int i = exact; i < raw.length(); i++) {
      int octet = raw.at(i);
      key.name.put(octet >= 'A' && octet <= 'Z' ? octet + 'a' - 'A' : octet);
    }
  }
}
