package org.doorward.li.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.doorward.li.fault.EvidenceException;
import org.jspecify.annotations.Nullable;

/** The lines of a proof bundle: each a word, a space and a value; the last one is a digest of all before it. */
final class BundleLines {
  /** Room for the largest entry in base64. */
  private static final int MAX_LINE_OCTETS = 1 << 17;

  private static final String END = "sha256";

  private BundleLines() {}

  /** Writes lines. Not thread-safe. */
  static final class Writer {
    private final OutputStream out;
    private final MessageDigest digest = TreeHasher.sha256();

    Writer(OutputStream out) {
      this.out = out;
    }

    void line(String word, String value) throws IOException {
      byte[] line = (word + " " + value + "\n").getBytes(US_ASCII);
      digest.update(line);
      out.write(line);
    }

    void end() throws IOException {
      line(END, HexFormat.of().formatHex(digest.digest()));
    }
  }

  /** Reads lines, each once and in its one form. Not thread-safe. */
  static final class Reader {
    private final InputStream in;
    private final MessageDigest digest = TreeHasher.sha256();
    private @Nullable String line;

    /** Reads the first line already. */
    Reader(InputStream in) throws IOException, EvidenceException {
      this.in = in;
      this.line = next();
    }

    private @Nullable String next() throws IOException, EvidenceException {
      StringBuilder text = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0 && text.length() == 0) {
          return null;
        }
        if (c < ' ' || c > '~') {
          throw new EvidenceException("bundle: an octet that no line has, or a line without end");
        }
        if (text.length() == MAX_LINE_OCTETS) {
          throw new EvidenceException("bundle: a line of more than " + MAX_LINE_OCTETS + " octets");
        }
        text.append((char) c);
      }
      return text.toString();
    }

    /** Whether the next line is one of these. */
    boolean is(String word) {
      return line != null && line.startsWith(word + " ");
    }

    /**
     * Takes the value of the next line.
     *
     * @throws EvidenceException if it is another line
     */
    String take(String word) throws IOException, EvidenceException {
      String taken = line;
      if (taken == null || !is(word)) {
        throw new EvidenceException("bundle: not the line \"" + word + "\" where it has to be");
      }
      digest.update((taken + "\n").getBytes(US_ASCII));
      line = next();
      return taken.substring(word.length() + 1);
    }

    /**
     * Returns if everything was read, and the digest of it is the one stated.
     *
     * @throws EvidenceException if it is another one, or something follows
     */
    void end() throws IOException, EvidenceException {
      String found = HexFormat.of().formatHex(digest.digest());
      if (!take(END).equals(found) || line != null) {
        throw new EvidenceException("bundle: the digest is that of other lines");
      }
    }
  }
}
