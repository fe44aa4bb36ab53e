package org.doorward.li.authority.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.Set;
import org.doorward.li.authority.MandateInbox.RevocationReceipt;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.Revocation;
import org.doorward.li.authority.wire.KeptRevocation;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.protobuf.StrictProtobuf;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.TaskStore.Kind;

/**
 * A revocation that holds: which thing, how, and who said so. Immutable.
 *
 * @param thing what is revoked
 * @param sha256 what names it
 * @param kind whether what it has done holds
 * @param digest what the revocation is known by
 * @param signers who signed it
 */
public record Revoked(
    Revocation.Thing thing,
    Octets sha256,
    Revocation.Kind kind,
    Octets digest,
    Set<Person> signers) {
  /** Copies the set. */
  public Revoked {
    signers = Set.copyOf(signers);
  }

  /** What whoever submits it is told. */
  public RevocationReceipt receipt() {
    return new RevocationReceipt(digest, thing, sha256, kind, signers, OptionalLong.empty());
  }

  /** What has to be committed so that it outlives the process. */
  public Change change() {
    var record = KeptRevocation.newBuilder()
        .setThing(thing.name())
        .setSha256(ByteString.copyFrom(sha256.asByteBuffer()))
        .setKind(kind.name())
        .setDigest(ByteString.copyFrom(digest.asByteBuffer()))
        .addAllPersons(signers.stream().map(Person::value).sorted().toList());
    return Change.put(Kind.REVOCATION, name(), Octets.of(StrictProtobuf.write(record.build())));
  }

  private Octets name() {
    byte[] what = thing.name().getBytes(US_ASCII);
    ByteBuffer name = ByteBuffer.allocate(what.length + sha256.length());
    return Octets.of(name.put(what).put(sha256.asByteBuffer()).flip());
  }

  /**
   * What was committed before a restart.
   *
   * @param value the record
   * @throws EvidenceException if that is no record of a revocation
   */
  static Revoked read(Octets value) throws EvidenceException {
    try {
      KeptRevocation kept = StrictProtobuf.read(KeptRevocation.parser(), value.toByteArray());
      return new Revoked(
          Revocation.Thing.valueOf(kept.getThing()),
          Octets.of(kept.getSha256().toByteArray()),
          Revocation.Kind.valueOf(kept.getKind()),
          Octets.of(kept.getDigest().toByteArray()),
          kept.getPersonsList().stream().map(Person::new).collect(toUnmodifiableSet()));
    } catch (DecodeException | IllegalArgumentException e) {
      throw new EvidenceException("a revocation is not kept as it has to be", e);
    }
  }
}
