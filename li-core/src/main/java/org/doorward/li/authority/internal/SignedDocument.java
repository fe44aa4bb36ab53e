package org.doorward.li.authority.internal;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Person;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;

/**
 * A document whose signatures have been verified and found to be a quorum. Only this package makes one.
 * Immutable.
 *
 * @param <T> what the document says
 */
public final class SignedDocument<T> {
  /** Reads a payload. */
  @FunctionalInterface
  public interface Reading<T> {
    /** The document in a payload that has been read before. */
    T read(Octets payload) throws DecodeException;
  }

  /** What stands in the envelope, as it was read. */
  private record Opened<T>(T content, Envelope envelope) {}

  private final @Nullable Opened<T> opened;
  private final AlikeOctets.@Nullable Packed packed;
  private final @Nullable Reading<T> reading;
  private final Octets digest;
  private final Set<CountedSignature> signatures;

  SignedDocument(T content, Envelope envelope, Set<CountedSignature> signatures) {
    this.opened = new Opened<>(requireNonNull(content, "content"), envelope);
    this.packed = null;
    this.reading = null;
    this.digest = envelope.digest();
    this.signatures = Set.copyOf(signatures);
  }

  private SignedDocument(SignedDocument<T> of, AlikeOctets alike, Reading<T> reading) {
    this.opened = null;
    this.packed = alike.pack(of.envelope().encode());
    this.reading = reading;
    this.digest = of.digest;
    this.signatures = of.signatures;
  }

  /**
   * The same document in a sixth of the room: only its octets are kept, and of them what others have not, and read
   * whenever somebody looks into them. For what is kept by the hundred thousand and looked into seldom.
   *
   * @param alike keeps the octets of all of them
   * @param by reads the payload
   * @return this, if it is packed already
   */
  public SignedDocument<T> packed(AlikeOctets alike, Reading<T> by) {
    return opened == null ? this : new SignedDocument<>(this, alike, by);
  }

  private Opened<T> open() {
    Opened<T> now = opened;
    if (now != null) {
      return now;
    }
    try {
      Envelope envelope = Envelope.decode(requireNonNull(packed).open());
      return new Opened<>(requireNonNull(reading).read(envelope.payload()), envelope);
    } catch (DecodeException e) {
      throw new IllegalStateException("a document that was read cannot be read again", e);
    }
  }

  /** What the document says. */
  public T content() {
    return open().content();
  }

  /** The envelope, as it came. */
  public Envelope envelope() {
    return open().envelope();
  }

  /** What the document is known by; does not change with its signatures. */
  public Octets digest() {
    return digest;
  }

  /** The persons whose signatures count. */
  public Set<Person> signers() {
    return Signers.persons(signatures);
  }

  /** The signatures that count, each key once. */
  Set<CountedSignature> signatures() {
    return signatures;
  }
}
