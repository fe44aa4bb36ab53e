package org.doorward.li.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorward.li.fault.EvidenceException;

/**
 * The files of a log as it is handed out: {@code checkpoint}, {@code log.vkey} and {@code tile/…}. Immutable,
 * though the files are not.
 *
 * @param directory where they are
 * @clause C2SP tlog-tiles
 */
public record AuditDirectory(Path directory) {
  /** The signed head. */
  public static final String CHECKPOINT = "checkpoint";

  /** The log's key, one line. */
  public static final String KEY = "log.vkey";

  private static final int MAX_KEY_OCTETS = 1024;

  /**
   * Reads the key that the directory itself names. It proves nothing unless it is known from elsewhere.
   *
   * @return the key
   * @throws EvidenceException if there is none, or it is not one line
   */
  public VerifierKey key() throws EvidenceException {
    String line = new String(read(KEY, MAX_KEY_OCTETS), UTF_8);
    if (!line.endsWith("\n")) {
      throw new EvidenceException(KEY + " is not one line");
    }
    return VerifierKey.parse(line.substring(0, line.length() - 1));
  }

  /**
   * Reads the checkpoint.
   *
   * @param key of the log
   * @param signatures how to verify
   * @return what the key signed
   * @throws EvidenceException if there is none, or it does not verify
   */
  public Checkpoint checkpoint(VerifierKey key, NoteVerifier signatures) throws EvidenceException {
    return Checkpoint.open(read(CHECKPOINT, SignedNote.MAX_OCTETS), key, signatures);
  }

  /**
   * Reads which witnesses have cosigned the checkpoint, and verifies what they added.
   *
   * @param checkpoint what the log's key signed, as {@link #checkpoint} or a verification gave it
   * @param witnesses whose cosignatures are looked for, by keys known from elsewhere
   * @param signatures how to verify
   * @return what those added that cosigned, in the order of {@code witnesses}
   * @throws EvidenceException if the directory has another checkpoint by now, or a line of a witness does not verify
   */
  public Map<WitnessKey, Cosignature> cosignatures(
      Checkpoint checkpoint, List<WitnessKey> witnesses, NoteVerifier signatures)
      throws EvidenceException {
    SignedNote note = SignedNote.parse(read(CHECKPOINT, SignedNote.MAX_OCTETS));
    if (!note.text().equals(checkpoint.text())) {
      throw new EvidenceException(CHECKPOINT + " is another than the one that was verified");
    }
    Map<WitnessKey, Cosignature> found = new LinkedHashMap<>();
    for (WitnessKey witness : witnesses) {
      Cosignature.of(note, witness, signatures).ifPresent(one -> found.put(witness, one));
    }
    return Collections.unmodifiableMap(found);
  }

  /**
   * Reads a file as a whole.
   *
   * @param path with slashes, below the directory
   * @param maxOctets more are refused
   * @return its content
   * @throws EvidenceException if there is none, or it is longer, or cannot be read
   */
  public byte[] read(String path, int maxOctets) throws EvidenceException {
    try (InputStream in = Files.newInputStream(directory.resolve(path))) {
      byte[] content = in.readNBytes(maxOctets + 1);
      if (content.length > maxOctets) {
        throw new EvidenceException(path + " is longer than it can be");
      }
      return content;
    } catch (NoSuchFileException e) {
      throw new EvidenceException(path + " is missing", e);
    } catch (IOException e) {
      throw new EvidenceException(path + " cannot be read", e);
    }
  }

  /**
   * Returns if a file is there and holds exactly what follows from the entries.
   *
   * @param expected what follows from the entries
   * @throws EvidenceException if it does not; the message names the first entry that it concerns
   */
  public void require(TileFile expected) throws EvidenceException {
    byte[] found = read(expected.path(), expected.content().length);
    int at = Arrays.mismatch(found, expected.content());
    if (at >= 0) {
      throw new EvidenceException(
          "entry " + expected.entryAt(at) + " is damaged, or " + expected.path() + " is");
    }
  }
}
