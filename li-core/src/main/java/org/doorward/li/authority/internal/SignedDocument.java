package org.doorward.li.authority.internal;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Person;
import org.doorward.li.identifier.Octets;

/**
 * A document whose signatures have been verified and found to be a quorum. Only this package makes one.
 * Immutable.
 *
 * @param <T> what the document says
 */
public final class SignedDocument<T> {
  private final T content;
  private final Envelope envelope;
  private final Octets digest;
  private final Set<Person> signers;

  SignedDocument(T content, Envelope envelope, Set<Person> signers) {
    this.content = requireNonNull(content, "content");
    this.envelope = envelope;
    this.digest = envelope.digest();
    this.signers = Set.copyOf(signers);
  }

  /** What the document says. */
  public T content() {
    return content;
  }

  /** The envelope, as it came. */
  public Envelope envelope() {
    return envelope;
  }

  /** What the document is known by; does not change with its signatures. */
  public Octets digest() {
    return digest;
  }

  /** The persons whose signatures count. */
  public Set<Person> signers() {
    return signers;
  }
}
