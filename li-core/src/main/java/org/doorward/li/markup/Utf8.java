package org.doorward.li.markup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Octets of UTF-8 that text is appended to. Not thread-safe. */
final class Utf8 {
  private static final int ROOM = 3072;

  /** Which characters of ASCII stand for themselves everywhere. */
  private static final boolean[] PLAIN = plain();

  private byte[] octets = new byte[ROOM];
  private int size;

  /** Appends an ASCII character. */
  void put(char ascii) {
    makeRoom(1);
    octets[size++] = (byte) ascii;
  }

  /** Appends octets that were encoded before. */
  void put(byte[] encoded) {
    put(encoded, 0, encoded.length);
  }

  /** Appends some of the octets that were encoded before. */
  void put(byte[] encoded, int from, int length) {
    makeRoom(length);
    System.arraycopy(encoded, from, octets, size, length);
    size += length;
  }

  /** Appends a text as it is. */
  void put(String text) {
    put(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends a text so that a reader gets the same one out of an element. */
  void putText(String text) {
    if (!putPlain(text)) {
      StringBuilder escaped = new StringBuilder(text.length() + 16);
      Escaping.text(text, escaped);
      put(escaped.toString());
    }
  }

  /** Appends what follows the name of an attribute, so that a reader gets {@code value} out of it. */
  void putQuoted(String value) {
    put("=\"");
    if (!putPlain(value)) {
      StringBuilder escaped = new StringBuilder(value.length() + 16);
      Escaping.attribute(value, escaped);
      put(escaped.toString());
    }
    put('"');
  }

  /** Appends what gives a namespace a prefix in a tag. */
  void putDeclaration(String prefix, String namespace) {
    put(prefix.isEmpty() ? " xmlns" : " xmlns:");
    put(prefix);
    putQuoted(namespace);
  }

  int size() {
    return size;
  }

  /** Writes all that is here, and forgets it. */
  void drainTo(OutputStream out) throws IOException {
    out.write(octets, 0, size);
    size = 0;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(octets, size);
  }

  @Override
  public String toString() {
    return new String(octets, 0, size, StandardCharsets.UTF_8);
  }

  /** Appends a text of ASCII characters none of which has to be escaped anywhere; any other not at all. */
  private boolean putPlain(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    for (byte octet : encoded) {
      if (octet < 0 || !PLAIN[octet]) {
        return false;
      }
    }
    put(encoded);
    return true;
  }

  private static boolean[] plain() {
    boolean[] plain = new boolean[128];
    for (char c = ' '; c < plain.length; c++) {
      plain[c] = "&<>\"".indexOf(c) < 0;
    }
    return plain;
  }

  private void makeRoom(int more) {
    if (octets.length - size < more) {
      octets = Arrays.copyOf(octets, Math.max(2 * octets.length, Math.addExact(size, more)));
    }
  }
}
