package org.doorward.li.crypto.store.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.Officer;
import org.doorward.li.authority.Quorum;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.evidence.internal.NoteSigner;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.internal.CommitRecord;
import org.doorward.li.store.internal.Disk;

/**
 * An element's state in one file, under a fresh key whose shares are sealed to the root officers. The format stands in
 * {@code spec/formats.md}.
 */
public final class ExportFile {
  private static final byte[] SIGNED = "doorward/state-export/v1\0".getBytes(UTF_8);

  /** Gives what is to be exported. */
  @FunctionalInterface
  public interface Source {
    /**
     * Gives each record.
     *
     * @param visitor takes it
     * @throws EvidenceException if it cannot be read, or not be taken
     */
    void give(CommitRecord.Visitor visitor) throws EvidenceException;
  }

  private ExportFile() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  static byte[] signed(byte[] digest) {
    return ByteBuffer.allocate(SIGNED.length + digest.length)
        .put(SIGNED)
        .put(digest)
        .array();
  }

  /**
   * The root officers to whom shares can be sealed.
   *
   * @param policy the trust policy in force
   * @return at least as many as have to open theirs
   * @throws AuthorityException if the policy names fewer, or no quorum for this
   */
  public static List<Officer> holders(TrustPolicy policy) throws AuthorityException {
    List<Officer> holders = policy.officers().holding(Act.STATE_TRANSFER.office()).stream()
        .filter(officer -> officer.sealingKey().isPresent())
        .toList();
    if (holders.size() < threshold(policy) || holders.size() > SplitKey.MOST_SHARES) {
      throw new AuthorityException(
          "expected sealing keys of a quorum of the root officers, and of 32 at most");
    }
    return holders;
  }

  private static int threshold(TrustPolicy policy) throws AuthorityException {
    return policy
        .officers()
        .quorum(Act.STATE_TRANSFER)
        .map(Quorum::persons)
        .orElseThrow(() ->
            new AuthorityException("expected a trust policy with a quorum for STATE_TRANSFER"));
  }

  /**
   * Writes a new file, durably, and reads it again.
   *
   * @param file is not there yet
   * @param id of the export
   * @param element whose state it is
   * @param policy the trust policy in force
   * @param now by the element's clock
   * @param signer has the element's log key
   * @param source gives the records
   * @throws EvidenceException if it cannot be written or read again; no file is left then
   * @throws AuthorityException if the policy names too few sealing keys
   */
  public static void write(
      Path file,
      UUID id,
      NeIdentifier element,
      TrustPolicy policy,
      Instant now,
      NoteSigner signer,
      Source source)
      throws EvidenceException, AuthorityException {
    List<Officer> holders = holders(policy);
    int threshold = threshold(policy);
    SplitKey key = SplitKey.fresh(threshold, holders.size());
    try {
      List<ExportHeader.Share> shares = new ArrayList<>();
      for (Officer holder : holders) {
        int number = shares.size() + 1;
        Octets to = holder.sealingKey().orElseThrow();
        shares.add(new ExportHeader.Share(
            holder.person(),
            to,
            SealedShare.seal(to, id, element, number, key.shares().get(number - 1))));
      }
      ExportHeader header = new ExportHeader(
          id, element, policy.reference(), now.truncatedTo(ChronoUnit.SECONDS), threshold, shares);
      write(file, header, key.key(), signer, source);
    } finally {
      key.zero();
    }
  }

  static void write(Path file, ExportHeader header, byte[] key, NoteSigner signer, Source source)
      throws EvidenceException {
    if (Files.exists(file)) {
      throw new EvidenceException("the export's file is there already");
    }
    boolean whole = false;
    try {
      Disk.local().write(file, new byte[0]);
      long[] records = {0};
      try (OutputStream out = Files.newOutputStream(file)) {
        ExportWriter writer = new ExportWriter(out, header.write(), key);
        source.give(change -> {
          try {
            writer.write(change);
            records[0]++;
          } catch (IOException e) {
            throw new EvidenceException("the export cannot be written", e);
          }
        });
        writer.finish(signer);
      }
      Disk.local().force(file);
      Disk.local().force(file.toAbsolutePath().resolveSibling(".").normalize());
      try (InputStream in = Files.newInputStream(file)) {
        new ExportReader(in).read(key, Octets.of(signer.publicKey()), change -> records[0]--);
      }
      if (records[0] != 0) {
        throw new EvidenceException("the export does not hold what was written");
      }
      whole = true;
    } catch (IOException e) {
      throw new EvidenceException("the export cannot be written", e);
    } finally {
      if (!whole) {
        remove(file);
      }
    }
  }

  private static void remove(Path file) throws EvidenceException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new EvidenceException("an export that is not whole cannot be removed", e);
    }
  }

  /**
   * Reads the header alone.
   *
   * @param file an exported state
   * @return what it says; nothing of it is verified
   * @throws EvidenceException if it cannot be read, is something else, or is of another version
   */
  public static ExportHeader header(Path file) throws EvidenceException {
    try (InputStream in = Files.newInputStream(file)) {
      return new ExportReader(in).header();
    } catch (IOException e) {
      throw new EvidenceException("the exported state cannot be read", e);
    }
  }

  /**
   * Reads everything, and verifies it.
   *
   * @param file an exported state
   * @param shares some of its key's, by their numbers
   * @param logKey of the element that wrote it, Ed25519
   * @param visitor takes each record, which is worth nothing before this has returned
   * @throws EvidenceException if anything of it was changed, or the shares do not give its key
   * @throws AuthorityException if these are too few shares
   */
  public static void read(
      Path file, SortedMap<Integer, byte[]> shares, Octets logKey, CommitRecord.Visitor visitor)
      throws EvidenceException, AuthorityException {
    try (InputStream in = Files.newInputStream(file)) {
      ExportReader reader = new ExportReader(in);
      int threshold = reader.header().threshold();
      if (shares.size() < threshold) {
        throw new AuthorityException("expected " + threshold + " shares, each of another officer");
      }
      byte[] key = SplitKey.join(shares);
      try {
        reader.read(key, logKey, visitor);
      } finally {
        Arrays.fill(key, (byte) 0);
      }
    } catch (IOException e) {
      throw new EvidenceException("the exported state cannot be read", e);
    }
  }
}
