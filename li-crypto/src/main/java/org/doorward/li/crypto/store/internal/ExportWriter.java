package org.doorward.li.crypto.store.internal;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;
import java.util.Arrays;
import java.util.List;
import org.doorward.li.evidence.internal.NoteSigner;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.internal.CommitRecord;

/** Writes an exported state: its header, the sealed chunks, and a signature over all. Not thread-safe. */
final class ExportWriter {
  private final DigestOutputStream digested;
  private final DataOutputStream out;
  private final ExportCipher cipher;
  private final byte[] chunk = new byte[ExportCipher.CHUNK_OCTETS];
  private int filled;

  ExportWriter(OutputStream to, byte[] header, byte[] key) throws IOException {
    this.digested = new DigestOutputStream(new BufferedOutputStream(to), ExportFile.sha256());
    this.out = new DataOutputStream(digested);
    this.cipher = new ExportCipher(key, ExportFile.sha256().digest(header));
    out.write(header);
  }

  void write(Change change) throws IOException {
    byte[] record = CommitRecord.write(List.of(change));
    put(ByteBuffer.allocate(Integer.BYTES).putInt(record.length).array());
    put(record);
  }

  private void put(byte[] octets) throws IOException {
    for (int at = 0; at < octets.length; ) {
      if (filled == chunk.length) {
        end(false);
      }
      int count = Math.min(octets.length - at, chunk.length - filled);
      System.arraycopy(octets, at, chunk, filled, count);
      filled += count;
      at += count;
    }
  }

  private void end(boolean last) throws IOException {
    byte[] sealed = cipher.seal(chunk, filled, last);
    out.writeByte(last ? 1 : 0);
    out.writeInt(sealed.length);
    out.write(sealed);
    filled = 0;
  }

  void finish(NoteSigner signer) throws IOException, EvidenceException {
    end(true);
    Arrays.fill(chunk, (byte) 0);
    digested.on(false);
    out.write(signer.sign(ExportFile.signed(digested.getMessageDigest().digest())));
    out.flush();
  }
}
