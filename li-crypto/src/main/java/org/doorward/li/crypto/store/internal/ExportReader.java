package org.doorward.li.crypto.store.internal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.DigestInputStream;
import java.util.Arrays;
import org.doorward.li.crypto.evidence.internal.Ed25519Notes;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.internal.CommitRecord;

/** Reads an exported state. What it gives is worth nothing before it has read to the end. Not thread-safe. */
final class ExportReader {
  private static final int SIGNATURE_OCTETS = 64;

  private final DigestInputStream digested;
  private final DataInputStream in;
  private final byte[] octets;
  private final ExportHeader header;
  private ByteBuffer pending = ByteBuffer.allocate(0);

  ExportReader(InputStream from) throws IOException, EvidenceException {
    this.digested = new DigestInputStream(new BufferedInputStream(from), ExportFile.sha256());
    this.in = new DataInputStream(digested);
    byte[] beginning = in.readNBytes(ExportHeader.TITLE_OCTETS + Integer.BYTES);
    if (beginning.length < ExportHeader.TITLE_OCTETS + Integer.BYTES) {
      throw new EvidenceException("this is no exported state");
    }
    octets = Arrays.copyOf(beginning, beginning.length + ExportHeader.length(beginning));
    try {
      in.readFully(octets, beginning.length, octets.length - beginning.length);
    } catch (EOFException e) {
      throw cut(e);
    }
    header = ExportHeader.read(octets);
  }

  ExportHeader header() {
    return header;
  }

  /** Gives each record, and then holds the signature against the element's log key. */
  void read(byte[] key, Octets logKey, CommitRecord.Visitor visitor)
      throws IOException, EvidenceException {
    ExportCipher cipher = new ExportCipher(key, ExportFile.sha256().digest(octets));
    try {
      boolean last = false;
      while (!last) {
        last = in.readByte() != 0;
        int length = in.readInt();
        if (length < ExportCipher.TAG_OCTETS
            || length > ExportCipher.CHUNK_OCTETS + ExportCipher.TAG_OCTETS) {
          throw new EvidenceException("the exported state is damaged");
        }
        byte[] sealed = new byte[length];
        in.readFully(sealed);
        take(cipher.open(sealed, last), visitor);
      }
      digested.on(false);
      byte[] digest = digested.getMessageDigest().digest();
      byte[] signature = new byte[SIGNATURE_OCTETS];
      in.readFully(signature);
      if (pending.hasRemaining() || in.read() >= 0) {
        throw new EvidenceException("the exported state has grown");
      }
      Ed25519Notes.INSTANCE.verify(logKey, ExportFile.signed(digest), Octets.of(signature));
    } catch (EOFException e) {
      throw cut(e);
    }
  }

  private void take(byte[] text, CommitRecord.Visitor visitor) throws EvidenceException {
    ByteBuffer joined = ByteBuffer.allocate(pending.remaining() + text.length)
        .put(pending)
        .put(text)
        .flip();
    while (joined.remaining() >= Integer.BYTES) {
      int length = joined.getInt(joined.position());
      if (length < 0 || length > joined.remaining() - Integer.BYTES) {
        break;
      }
      byte[] record = new byte[length];
      joined.position(joined.position() + Integer.BYTES);
      joined.get(record);
      CommitRecord.read(record, visitor);
    }
    pending = joined;
  }

  private static EvidenceException cut(EOFException e) {
    return new EvidenceException("the exported state is cut", e);
  }
}
