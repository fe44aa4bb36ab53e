package org.doorward.examples.mdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.receiver.ProductHandler;
import org.doorward.li.netty.receiver.ProductLedger.Verdict;
import org.doorward.li.x2x3.PduCodec;
import org.doorward.li.x2x3.PduLimits;
import org.doorward.li.x2x3.PduView;

/**
 * The PDUs as they came, one after the other, in one file that outlives the process: a Keepalive is
 * acknowledged only when what came before it is on the disk. Thread-safe.
 */
final class ProductFile implements ProductHandler, AutoCloseable {
  private final FileChannel file;

  /** Opens the file and goes on behind its last whole PDU: a killed process may have left half of one. */
  ProductFile(Path path) throws IOException {
    file = FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    long whole = 0;
    for (Octets pdu : read(path)) {
      whole += pdu.length();
    }
    file.truncate(whole);
    file.position(whole);
  }

  /** The whole PDUs in a file. */
  static List<Octets> read(Path path) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(Files.readAllBytes(path));
    List<Octets> pdus = new ArrayList<>();
    try {
      for (OptionalInt octets = PduCodec.frameOctets(left, PduLimits.PRODUCT);
          octets.isPresent() && octets.getAsInt() <= left.remaining();
          octets = PduCodec.frameOctets(left, PduLimits.PRODUCT)) {
        pdus.add(Octets.of(left.slice(left.position(), octets.getAsInt())));
        left.position(left.position() + octets.getAsInt());
      }
    } catch (DecodeException e) {
      throw new IOException("not a file of PDUs", e);
    }
    return pdus;
  }

  @Override
  public synchronized void received(PeerIdentity from, PduView pdu, Verdict verdict)
      throws IOException {
    ByteBuffer out = pdu.whole();
    while (out.hasRemaining()) {
      file.write(out);
    }
  }

  @Override
  public synchronized void sync() throws IOException {
    file.force(false);
  }

  @Override
  public synchronized void close() throws IOException {
    file.force(true);
    file.close();
  }
}
