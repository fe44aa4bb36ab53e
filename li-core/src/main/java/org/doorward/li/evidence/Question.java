package org.doorward.li.evidence;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;

/**
 * What a proof bundle answers about a range of a log. Immutable.
 *
 * @param kind what is asked
 * @param subject whom or what it is asked about: an XID, 16 octets; a mandate's digest, 32 octets; or nothing
 */
public record Question(Kind kind, Octets subject) {
  /** The questions that there are. */
  public enum Kind {
    /** That no vendor got in or did anything. A bundle that says so exists only if it is true. */
    VENDOR_NEVER("vendor-never", 0),
    /** How often vendors got in, what they did there, and what they were refused. */
    VENDOR_ENTRIES("vendor-entries", 0),
    /** What happened to the task of one XID. */
    WARRANT_XID("warrant-xid", 16),
    /** What happened under one mandate. */
    WARRANT_MANDATE("warrant-mandate", 32),
    /** Who read anything of the element. */
    READS("reads", 0);

    private final String word;
    private final int subjectOctets;

    Kind(String word, int subjectOctets) {
      this.word = word;
      this.subjectOctets = subjectOctets;
    }

    /**
     * How it is called in a bundle.
     *
     * @return lower case, with hyphens
     */
    public String word() {
      return word;
    }
  }

  /**
   * Refuses a subject that the question is not about.
   *
   * @param kind not null
   * @param subject of the length that the question takes
   */
  public Question {
    requireNonNull(kind, "kind");
    if (subject.length() != kind.subjectOctets) {
      throw new IllegalArgumentException(
          kind.word + " is asked about " + kind.subjectOctets + " octets, not " + subject.length());
    }
  }

  /**
   * A question about nothing in particular.
   *
   * @param kind one without a subject
   * @return the question
   */
  public static Question of(Kind kind) {
    return new Question(kind, Octets.EMPTY);
  }

  /**
   * What happened to a task.
   *
   * @param xid the task
   * @return the question
   */
  public static Question warrant(Xid xid) {
    ByteBuffer octets = ByteBuffer.allocate(16);
    octets
        .putLong(xid.value().getMostSignificantBits())
        .putLong(xid.value().getLeastSignificantBits())
        .flip();
    return new Question(Kind.WARRANT_XID, Octets.of(octets));
  }

  /**
   * What happened under a mandate.
   *
   * @param mandateSha256 the digest that names it, 32 octets
   * @return the question
   */
  public static Question warrant(Octets mandateSha256) {
    return new Question(Kind.WARRANT_MANDATE, mandateSha256);
  }

  /**
   * The task that is asked about.
   *
   * @return empty unless it is {@link Kind#WARRANT_XID}
   */
  public Optional<Xid> xid() {
    if (kind != Kind.WARRANT_XID) {
      return Optional.empty();
    }
    ByteBuffer octets = subject.asByteBuffer();
    return Optional.of(new Xid(new UUID(octets.getLong(), octets.getLong())));
  }

  /**
   * Reads a question.
   *
   * @param text its word, and behind a space what it is about, if that is anything
   * @return the question
   * @throws EvidenceException if {@code text} is not the one form of a question
   */
  public static Question parse(String text) throws EvidenceException {
    for (Kind kind : Kind.values()) {
      String subject =
          text.startsWith(kind.word + " ") ? text.substring(kind.word.length() + 1) : "";
      if (text.equals(kind.word) || !subject.isEmpty()) {
        Question question = parse(kind, subject);
        if (question.text().equals(text)) {
          return question;
        }
      }
    }
    throw new EvidenceException("not a question that a bundle answers");
  }

  private static Question parse(Kind kind, String subject) throws EvidenceException {
    try {
      return kind == Kind.WARRANT_XID
          ? warrant(Xid.of(subject))
          : new Question(kind, Octets.ofHex(subject));
    } catch (IllegalArgumentException e) {
      throw new EvidenceException("not what " + kind.word + " is asked about", e);
    }
  }

  /**
   * The question as it stands in a bundle.
   *
   * @return one line without its end; {@link #parse} reads it
   */
  public String text() {
    String about = xid().map(Xid::toString).orElseGet(subject::toHex);
    return about.isEmpty() ? kind.word : kind.word + " " + about;
  }
}
