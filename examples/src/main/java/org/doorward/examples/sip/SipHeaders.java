package org.doorward.examples.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The header fields of a message, in order, by their long names in lower case. Immutable; prints none of them.
 */
public final class SipHeaders {
  /** The one-letter names of RFC 3261 and of what extends it. */
  private static final Map<String, String> COMPACT = Map.ofEntries(
      Map.entry("a", "accept-contact"),
      Map.entry("b", "referred-by"),
      Map.entry("c", "content-type"),
      Map.entry("d", "request-disposition"),
      Map.entry("e", "content-encoding"),
      Map.entry("f", "from"),
      Map.entry("i", "call-id"),
      Map.entry("j", "reject-contact"),
      Map.entry("k", "supported"),
      Map.entry("l", "content-length"),
      Map.entry("m", "contact"),
      Map.entry("o", "event"),
      Map.entry("r", "refer-to"),
      Map.entry("s", "subject"),
      Map.entry("t", "to"),
      Map.entry("u", "allow-events"),
      Map.entry("v", "via"),
      Map.entry("x", "session-expires"),
      Map.entry("y", "identity"));

  private static final int MAX_FIELDS = 1024;

  private record Field(String name, String value) {}

  private final List<Field> fields;

  private SipHeaders(List<Field> fields) {
    this.fields = List.copyOf(fields);
  }

  /** Reads unfolded lines; one that is no header field is passed over, as receivers do. */
  static SipHeaders parse(List<String> lines) throws SipException {
    List<Field> fields = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        fields.add(new Field(
            COMPACT.getOrDefault(name, name), line.substring(colon + 1).strip()));
      }
      if (fields.size() > MAX_FIELDS) {
        throw new SipException("more than " + MAX_FIELDS + " header fields");
      }
    }
    return new SipHeaders(fields);
  }

  /**
   * The first field of that name.
   *
   * @param name the long name, in lower case
   * @return its value
   */
  public Optional<String> first(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(Field::value)
        .findFirst();
  }

  /**
   * The values of all fields of that name, those that share a line taken apart.
   *
   * @param name the long name, in lower case
   * @return the values, in order
   */
  public List<String> list(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .flatMap(field -> QuotedText.split(field.value(), ',').stream())
        .toList();
  }

  /**
   * How long the body is said to be.
   *
   * @return empty if there is no such field, or no number in it
   */
  public Optional<Integer> contentLength() {
    return first("content-length").filter(text -> text.matches("[0-9]{1,9}")).map(Integer::valueOf);
  }

  /** How many there are. */
  @Override
  public String toString() {
    return fields.size() + " header fields";
  }
}
